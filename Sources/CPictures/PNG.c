#include "Common.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

typedef struct faults {
  jmp_buf place;
  picture_result result;
  const uint8_t *bytes;
  size_t count, next;
} faults;

static void leave(png_structp png, png_const_charp text) {
  faults *found = png_get_error_ptr(png);
  if (found->result.status == picture_fine)
    found->result = picture_failure(picture_broken, "%.150s", text);
  longjmp(found->place, 1);
}

static void warned(png_structp png, png_const_charp text) {
  (void)png;
  (void)text;
}

static void read_bytes(png_structp png, png_bytep to, size_t count) {
  faults *found = png_get_io_ptr(png);
  if (count > found->count - found->next) {
    found->result = picture_failure(picture_truncated, "the data ends early");
    leave(png, "");
  }
  memcpy(to, found->bytes + found->next, count);
  found->next += count;
}

/// What is in a file of one form, in the form all readers give: 8 bits, no palette, alpha if any.
static void expand(png_structp png, png_infop file) {
  int colour = png_get_color_type(png, file);
  if (png_get_bit_depth(png, file) == 16) png_set_scale_16(png);
  if (colour == PNG_COLOR_TYPE_PALETTE) png_set_palette_to_rgb(png);
  if (colour == PNG_COLOR_TYPE_GRAY && png_get_bit_depth(png, file) < 8)
    png_set_expand_gray_1_2_4_to_8(png);
  if (png_get_valid(png, file, PNG_INFO_tRNS)) png_set_tRNS_to_alpha(png);
}

static void note_colours(png_structp png, png_infop file, picture_source *source) {
  png_charp name;
  png_bytep profile;
  png_uint_32 count;
  int method, intent;
  if (png_get_iCCP(png, file, &name, &method, &profile, &count)) {
    picture_source_profile(source, profile, count);
    return;
  }
  if (png_get_sRGB(png, file, &intent)) return;
  double gamma;
  if (png_get_gAMA(png, file, &gamma)) source->gamma = gamma;
  double *c = source->chromaticities;
  if (!png_get_cHRM(png, file, &c[0], &c[1], &c[2], &c[3], &c[4], &c[5], &c[6], &c[7]))
    memset(c, 0, sizeof source->chromaticities);
}

picture_result picture_read_png(const uint8_t *bytes, size_t count, picture_source *source) {
  memset(source, 0, sizeof *source);
  faults found = {.bytes = bytes, .count = count};
  png_structp volatile png = NULL;
  png_infop volatile file = NULL;
  uint8_t *volatile pixels = NULL;
  png_bytep *volatile rows = NULL;
  if (setjmp(found.place)) {
    png_structp freed = png;
    png_infop freed_file = file;
    if (freed) png_destroy_read_struct(&freed, freed_file ? &freed_file : NULL, NULL);
    free(pixels);
    free(rows);
    picture_source_free(source);
    return found.result;
  }
  png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &found, leave, warned);
  file = png ? png_create_info_struct(png) : NULL;
  if (!file) {
    found.result = picture_failure(picture_no_memory, "no memory");
    longjmp(found.place, 1);
  }
  png_set_read_fn(png, &found, read_bytes);
  png_set_user_limits(png, 1000000, 1000000);
  // Compressed text and profiles are unpacked no further than this.
  png_set_chunk_malloc_max(png, 8 << 20);
  png_set_chunk_cache_max(png, 128);
#ifdef PNG_HANDLE_AS_UNKNOWN_SUPPORTED
  png_set_keep_unknown_chunks(
    png, PNG_HANDLE_CHUNK_NEVER, (const png_byte *)"tEXt\0zTXt\0iTXt\0sPLT\0eXIf", 5);
#endif
  png_read_info(png, file);
  int64_t width = png_get_image_width(png, file), height = png_get_image_height(png, file);
  int is_interlaced = png_get_interlace_type(png, file) != PNG_INTERLACE_NONE;
  if (width * height * (is_interlaced ? 8 : 4) > picture_most_bytes) {
    found.result =
      picture_failure(picture_too_large, "%d × %d", (int)width, (int)height);
    longjmp(found.place, 1);
  }
  expand(png, file);
  note_colours(png, file, source);
  if (is_interlaced) png_set_interlace_handling(png);
  png_read_update_info(png, file);
  int32_t channels = png_get_channels(png, file);
  int32_t has_alpha = channels == 2 || channels == 4;
  picture_result begun = picture_source_begin(
    source, (int32_t)width, (int32_t)height, channels < 3 ? picture_grey : picture_rgb,
    channels - has_alpha, has_alpha);
  if (begun.status != picture_fine) {
    found.result = begun;
    longjmp(found.place, 1);
  }
  size_t row_bytes = png_get_rowbytes(png, file);
  pixels = malloc(row_bytes * (is_interlaced ? (size_t)height : 1));
  rows = is_interlaced ? malloc(sizeof(png_bytep) * (size_t)height) : NULL;
  if (!pixels || (is_interlaced && !rows)) {
    found.result = picture_failure(picture_no_memory, "no memory");
    longjmp(found.place, 1);
  }
  if (is_interlaced) {
    for (int64_t y = 0; y < height; y++) rows[y] = pixels + row_bytes * (size_t)y;
    png_read_image(png, rows);
  }
  for (int64_t y = 0; y < height; y++) {
    if (!is_interlaced) png_read_row(png, pixels, NULL);
    picture_source_row(source, (int32_t)y, is_interlaced ? rows[y] : pixels, 0);
  }
  picture_source_end(source);
  png_structp freed = png;
  png_infop freed_file = file;
  png_destroy_read_struct(&freed, &freed_file, NULL);
  free(pixels);
  free(rows);
  return picture_ok();
}

/// The file that is written, and its room.
typedef struct growing {
  faults found;
  uint8_t *start;
  size_t count, room;
} growing;

static void write_bytes(png_structp png, png_bytep bytes, size_t count) {
  growing *output = png_get_io_ptr(png);
  if (count > output->room - output->count) {
    size_t room = output->room * 2 > output->count + count ? output->room * 2
                                                            : output->count + count + (1 << 16);
    uint8_t *grown = realloc(output->start, room);
    if (!grown) {
      output->found.result = picture_failure(picture_no_memory, "no memory");
      leave(png, "");
    }
    output->start = grown;
    output->room = room;
  }
  memcpy(output->start + output->count, bytes, count);
  output->count += count;
}

static void flush(png_structp png) { (void)png; }

/// Whether red, green and blue are the same everywhere, so that one channel says it all.
static int is_grey(const uint8_t *pixels, size_t count, int32_t channels) {
  for (size_t index = 0; index < count; index++) {
    const uint8_t *pixel = pixels + index * (size_t)channels;
    if (pixel[0] != pixel[1] || pixel[1] != pixel[2]) return 0;
  }
  return 1;
}

picture_result picture_write_png(
  const uint8_t *pixels, int32_t width, int32_t height, int32_t channels, picture_file *file) {
  memset(file, 0, sizeof *file);
  growing output = {.start = NULL};
  png_structp volatile png = NULL;
  png_infop volatile about = NULL;
  uint8_t *volatile narrow = NULL;
  if (setjmp(output.found.place)) {
    png_structp freed = png;
    png_infop freed_about = about;
    if (freed) png_destroy_write_struct(&freed, freed_about ? &freed_about : NULL);
    free(narrow);
    free(output.start);
    return output.found.result;
  }
  png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &output.found, leave, warned);
  about = png ? png_create_info_struct(png) : NULL;
  if (!about) {
    output.found.result = picture_failure(picture_no_memory, "no memory");
    longjmp(output.found.place, 1);
  }
  png_set_write_fn(png, &output, write_bytes, flush);
  png_set_user_limits(png, 1000000, 1000000);
  int has_alpha = channels == 4;
  int grey = is_grey(pixels, (size_t)width * (size_t)height, channels);
  int colour = (grey ? 0 : PNG_COLOR_MASK_COLOR) | (has_alpha ? PNG_COLOR_MASK_ALPHA : 0);
  png_set_IHDR(
    png, about, (png_uint_32)width, (png_uint_32)height, 8, colour, PNG_INTERLACE_NONE,
    PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(png, 6);
  png_write_info(png, about);
  int32_t step = grey ? (has_alpha ? 2 : 1) : channels;
  if (grey && !(narrow = malloc((size_t)width * (size_t)step))) {
    output.found.result = picture_failure(picture_no_memory, "no memory");
    longjmp(output.found.place, 1);
  }
  for (int32_t y = 0; y < height; y++) {
    const uint8_t *row = pixels + (size_t)y * (size_t)width * (size_t)channels;
    if (grey)
      for (int32_t x = 0; x < width; x++) {
        narrow[x * step] = row[x * channels];
        if (has_alpha) narrow[x * step + 1] = row[x * channels + 3];
      }
    png_write_row(png, grey ? narrow : row);
  }
  png_write_end(png, NULL);
  png_structp freed = png;
  png_infop freed_about = about;
  png_destroy_write_struct(&freed, &freed_about);
  free(narrow);
  file->start = output.start;
  file->count = output.count;
  return picture_ok();
}
