#include "Common.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

#if JPEG_LIB_VERSION >= 70
#define SCALED_ACROSS(component) ((component)->DCT_h_scaled_size)
#define SCALED_DOWN(component) ((component)->DCT_v_scaled_size)
#define LEAST_SCALED(decoder) ((decoder).min_DCT_v_scaled_size)
#else
#define SCALED_ACROSS(component) ((component)->DCT_scaled_size)
#define SCALED_DOWN(component) ((component)->DCT_scaled_size)
#define LEAST_SCALED(decoder) ((decoder).min_DCT_scaled_size)
#endif

/// More scans than any encoder writes. Each costs a pass over all coefficients and may be empty.
enum { most_scans = 100 };

/// What the library calls back with; `base` comes first, so that it can be found again.
typedef struct faults {
  struct jpeg_error_mgr base;
  jmp_buf place;
  picture_result result;
  /// Whether the file has ended and the mark of the end was made up.
  int ended;
} faults;

static void leave(j_common_ptr library) {
  faults *found = (faults *)library->err;
  char text[JMSG_LENGTH_MAX];
  library->err->format_message(library, text);
  picture_status status = picture_broken;
  switch (library->err->msg_code) {
  case JERR_OUT_OF_MEMORY: status = picture_no_memory; break;
  case JERR_BAD_PRECISION:
  case JERR_SOF_UNSUPPORTED:
  case JERR_ARITH_NOTIMPL:
  case JERR_NOT_COMPILED:
  case JERR_CONVERSION_NOTIMPL:
  case JERR_FRACT_SAMPLE_NOTIMPL:
  case JERR_CCIR601_NOTIMPL:
  case JERR_COMPONENT_COUNT: status = picture_unsupported; break;
  default: break;
  }
  if (found->ended && status == picture_broken) status = picture_truncated;
  found->result = picture_failure(status, "%.150s", text);
  longjmp(found->place, 1);
}

/// A warning of the library is a fault where pixels would be made up.
static void warned(j_common_ptr library, int level) {
  if (level >= 0) return;
  switch (library->err->msg_code) {
  case JWRN_ARITH_BAD_CODE:
  case JWRN_HIT_MARKER:
  case JWRN_HUFF_BAD_CODE:
  case JWRN_JPEG_EOF:
  case JWRN_MUST_RESYNC: leave(library);
  default: return;
  }
}

static void silent(j_common_ptr library) { (void)library; }

static void begin(faults *found, struct jpeg_error_mgr **errors) {
  memset(found, 0, sizeof *found);
  *errors = jpeg_std_error(&found->base);
  found->base.error_exit = leave;
  found->base.emit_message = warned;
  found->base.output_message = silent;
}

// A file in memory. Where it ends, an end is made up once, as many programs forget to write one;
// a decoder that wanted more says so, and is told apart by `ended`.

static void source_begin(j_decompress_ptr decoder) { (void)decoder; }

static boolean source_more(j_decompress_ptr decoder) {
  static const JOCTET end[2] = {0xFF, JPEG_EOI};
  ((faults *)decoder->err)->ended = 1;
  decoder->src->next_input_byte = end;
  decoder->src->bytes_in_buffer = 2;
  return TRUE;
}

static void source_skip(j_decompress_ptr decoder, long count) {
  if (count <= 0) return;
  if ((size_t)count > decoder->src->bytes_in_buffer) {
    source_more(decoder);
    return;
  }
  decoder->src->next_input_byte += count;
  decoder->src->bytes_in_buffer -= (size_t)count;
}

static void count_scans(j_common_ptr library) {
  j_decompress_ptr decoder = (j_decompress_ptr)library;
  if (library->is_decompressor && decoder->input_scan_number > most_scans) {
    faults *found = (faults *)library->err;
    found->result = picture_failure(picture_too_large, "more than %d scans", most_scans);
    longjmp(found->place, 1);
  }
}

/// Whether a progressive picture that was cut off between two scans lacks some.
static int lacks_scans(j_decompress_ptr decoder) {
  if (!decoder->coef_bits) return 0;
  for (int component = 0; component < decoder->num_components; component++)
    for (int place = 0; place < DCTSIZE2; place++)
      if (decoder->coef_bits[component][place] != 0) return 1;
  return 0;
}

static int describe(j_decompress_ptr decoder, picture_source *source) {
  source->width = (int32_t)decoder->image_width;
  source->height = (int32_t)decoder->image_height;
  source->colours = decoder->num_components;
  source->is_inverted = decoder->saw_Adobe_marker;
  switch (decoder->jpeg_color_space) {
  case JCS_GRAYSCALE: source->model = picture_grey; return decoder->num_components == 1;
  case JCS_YCbCr: source->model = picture_ycc; return decoder->num_components == 3;
  case JCS_RGB: source->model = picture_rgb; return decoder->num_components == 3;
  case JCS_CMYK: source->model = picture_cmyk; return decoder->num_components == 4;
  case JCS_YCCK: source->model = picture_ycck; return decoder->num_components == 4;
  default: return 0;
  }
}

/// The bytes that planes, and coefficients where the whole file is read first, will take.
static int64_t working_bytes(j_decompress_ptr decoder) {
  int64_t samples = 0, most = (int64_t)decoder->max_h_samp_factor * decoder->max_v_samp_factor;
  for (int index = 0; index < decoder->num_components; index++) {
    jpeg_component_info *component = &decoder->comp_info[index];
    samples += ((int64_t)decoder->image_width * decoder->image_height
      * component->h_samp_factor * component->v_samp_factor + most - 1) / most;
  }
  int64_t scale = decoder->scale_denom;
  return samples / (scale * scale) + (jpeg_has_multiple_scans(decoder) ? 2 * samples : 0);
}

picture_result picture_read_jpeg(
  const uint8_t *bytes, size_t count, int32_t scale, picture_source *source) {
  memset(source, 0, sizeof *source);
  struct jpeg_decompress_struct decoder;
  struct jpeg_source_mgr reading = {
    bytes, count, source_begin, source_more, source_skip, jpeg_resync_to_restart, source_begin};
  struct jpeg_progress_mgr progress = {count_scans, 0, 0, 0, 0};
  JSAMPROW *volatile rows = NULL;
  JOCTET *volatile profile = NULL;
  faults found;
  memset(&decoder, 0, sizeof decoder);
  begin(&found, &decoder.err);
  if (setjmp(found.place)) {
    free(rows);
    free(profile);
    jpeg_destroy_decompress(&decoder);
    picture_source_free(source);
    return found.result;
  }
  jpeg_create_decompress(&decoder);
  decoder.src = &reading;
  decoder.progress = &progress;
  jpeg_save_markers(&decoder, JPEG_APP0 + 2, 0xFFFF);
  jpeg_read_header(&decoder, TRUE);
  if (!describe(&decoder, source)) ERREXIT(&decoder, JERR_CONVERSION_NOTIMPL);
  decoder.scale_num = 1;
  decoder.scale_denom = (unsigned)scale;
  if (working_bytes(&decoder) > picture_most_bytes) {
    found.result = picture_failure(
      picture_too_large, "%d × %d", source->width, source->height);
    longjmp(found.place, 1);
  }
  unsigned int profile_count = 0;
  JOCTET *profile_bytes = NULL;
  if (jpeg_read_icc_profile(&decoder, &profile_bytes, &profile_count)) {
    profile = profile_bytes;
    picture_source_profile(source, profile_bytes, profile_count);
  }
  decoder.raw_data_out = TRUE;
  decoder.do_block_smoothing = FALSE;
  decoder.dct_method = JDCT_ISLOW;
  jpeg_start_decompress(&decoder);
  if (found.ended && lacks_scans(&decoder)) ERREXIT(&decoder, JERR_INPUT_EOF);

  int total = 0;
  for (int index = 0; index < decoder.num_components; index++) {
    jpeg_component_info *component = &decoder.comp_info[index];
    picture_plane *plane = &source->plane[index];
    int across = SCALED_ACROSS(component), down = SCALED_DOWN(component);
    plane->width = (int32_t)component->downsampled_width;
    plane->height = (int32_t)component->downsampled_height;
    plane->across = (double)(component->h_samp_factor * across) / (decoder.max_h_samp_factor * DCTSIZE);
    plane->down = (double)(component->v_samp_factor * down) / (decoder.max_v_samp_factor * DCTSIZE);
    plane->stride = picture_row_bytes((int64_t)component->width_in_blocks * across);
    int rows_at_once = component->v_samp_factor * down;
    plane->start = picture_aligned(
      (size_t)plane->stride * decoder.total_iMCU_rows * (size_t)rows_at_once);
    if (!plane->start) ERREXIT1(&decoder, JERR_OUT_OF_MEMORY, 0);
    total += rows_at_once;
  }
  rows = malloc(sizeof(JSAMPROW) * (size_t)total);
  if (!rows) ERREXIT1(&decoder, JERR_OUT_OF_MEMORY, 0);
  int lines = decoder.max_v_samp_factor * LEAST_SCALED(decoder);
  for (JDIMENSION strip = 0; decoder.output_scanline < decoder.output_height; strip++) {
    JSAMPARRAY arrays[MAX_COMPONENTS];
    int next = 0;
    for (int index = 0; index < decoder.num_components; index++) {
      picture_plane *plane = &source->plane[index];
      int rows_at_once =
        decoder.comp_info[index].v_samp_factor * SCALED_DOWN(&decoder.comp_info[index]);
      arrays[index] = rows + next;
      for (int row = 0; row < rows_at_once; row++)
        rows[next++] = plane->start + ((ptrdiff_t)strip * rows_at_once + row) * plane->stride;
    }
    jpeg_read_raw_data(&decoder, arrays, (JDIMENSION)lines);
  }
  free(rows);
  free(profile);
  jpeg_destroy_decompress(&decoder);
  return picture_ok();
}

/// Where the file that is written grows. What the library calls it is true only at the end, so it is
/// left to itself where there is no memory, the only fault that writing knows.
typedef struct growing {
  unsigned char *start;
  unsigned long count;
} growing;

static void begin_writing(
  struct jpeg_compress_struct *encoder, growing *file, int32_t width, int32_t height,
  int components, int32_t quality) {
  jpeg_mem_dest(encoder, &file->start, &file->count);
  encoder->image_width = (JDIMENSION)width;
  encoder->image_height = (JDIMENSION)height;
  encoder->input_components = components;
  encoder->in_color_space = components == 1 ? JCS_GRAYSCALE : JCS_RGB;
  jpeg_set_defaults(encoder);
  jpeg_set_quality(encoder, quality, TRUE);
  encoder->optimize_coding = TRUE;
  encoder->dct_method = JDCT_ISLOW;
}

/// From 16 bits to 8, rounded.
static inline uint8_t narrowed(uint16_t value) {
  return (uint8_t)((value - (value >> 8) + 128) >> 8);
}

picture_result picture_write_jpeg_planes(
  const picture_frame *frame, int32_t quality, picture_file *file) {
  memset(file, 0, sizeof *file);
  struct jpeg_compress_struct encoder;
  growing output = {NULL, 0};
  uint8_t *volatile samples = NULL;
  faults found;
  memset(&encoder, 0, sizeof encoder);
  begin(&found, &encoder.err);
  if (setjmp(found.place)) {
    free(samples);
    jpeg_destroy_compress(&encoder);
    return found.result;
  }
  jpeg_create_compress(&encoder);
  begin_writing(&encoder, &output, frame->width, frame->height, frame->colours, quality);
  int is_grey = frame->colours == 1;
  if (!is_grey) jpeg_set_colorspace(&encoder, JCS_YCbCr);
  encoder.raw_data_in = TRUE;
  jpeg_start_compress(&encoder, TRUE);

  // Rows of one strip of blocks; what lies beyond the picture repeats its edge.
  int luma_rows = is_grey ? 8 : 16;
  size_t room = ((size_t)frame->width + 63) / 64 * 64 + 64;
  samples = malloc(room * (size_t)(luma_rows + 16));
  if (!samples) ERREXIT1(&encoder, JERR_OUT_OF_MEMORY, 0);
  JSAMPROW rows[32];
  JSAMPARRAY arrays[3] = {rows, rows + luma_rows, rows + luma_rows + 8};
  for (int row = 0; row < luma_rows + 16; row++) rows[row] = samples + room * (size_t)row;
  for (int32_t strip = 0; encoder.next_scanline < encoder.image_height; strip++) {
    for (int index = 0; index < frame->colours; index++) {
      int count = index == 0 ? luma_rows : 8;
      int32_t width = frame->plane[index].width, height = frame->plane[index].height;
      size_t padded = (size_t)encoder.comp_info[index].width_in_blocks * DCTSIZE;
      for (int row = 0; row < count; row++) {
        int32_t y = strip * count + row;
        if (y >= height) y = height - 1;
        const uint16_t *from = frame->plane[index].start + (ptrdiff_t)y * frame->plane[index].stride;
        uint8_t *to = arrays[index][row];
        for (int32_t x = 0; x < width; x++) to[x] = narrowed(from[x]);
        for (size_t x = (size_t)width; x < padded; x++) to[x] = to[width - 1];
      }
    }
    jpeg_write_raw_data(&encoder, arrays, (JDIMENSION)luma_rows);
  }
  jpeg_finish_compress(&encoder);
  jpeg_destroy_compress(&encoder);
  free(samples);
  file->start = output.start;
  file->count = output.count;
  return picture_ok();
}

picture_result picture_write_jpeg(
  const uint8_t *pixels, int32_t width, int32_t height, int32_t quality, picture_file *file) {
  memset(file, 0, sizeof *file);
  struct jpeg_compress_struct encoder;
  growing output = {NULL, 0};
  faults found;
  memset(&encoder, 0, sizeof encoder);
  begin(&found, &encoder.err);
  if (setjmp(found.place)) {
    jpeg_destroy_compress(&encoder);
    return found.result;
  }
  jpeg_create_compress(&encoder);
  begin_writing(&encoder, &output, width, height, 3, quality);
  jpeg_start_compress(&encoder, TRUE);
  while (encoder.next_scanline < encoder.image_height) {
    JSAMPROW row = (JSAMPROW)pixels + (size_t)encoder.next_scanline * (size_t)width * 3;
    jpeg_write_scanlines(&encoder, &row, 1);
  }
  jpeg_finish_compress(&encoder);
  jpeg_destroy_compress(&encoder);
  file->start = output.start;
  file->count = output.count;
  return picture_ok();
}
