#include "Common.h"

#include <stdlib.h>
#include <string.h>

#include <webp/decode.h>
#include <webp/demux.h>
#include <webp/encode.h>

static picture_result read_failure(VP8StatusCode status) {
  switch (status) {
  case VP8_STATUS_OUT_OF_MEMORY: return picture_failure(picture_no_memory, "no memory");
  case VP8_STATUS_NOT_ENOUGH_DATA:
  case VP8_STATUS_SUSPENDED: return picture_failure(picture_truncated, "the data ends early");
  case VP8_STATUS_UNSUPPORTED_FEATURE:
    return picture_failure(picture_unsupported, "a feature of WebP that is not read");
  default: return picture_failure(picture_broken, "the data is broken");
  }
}

/// The first frame of an animation, or the only one, on a transparent canvas.
static picture_result read_frame(WebPDemuxer *demuxer, picture_source *source) {
  int32_t width = (int32_t)WebPDemuxGetI(demuxer, WEBP_FF_CANVAS_WIDTH);
  int32_t height = (int32_t)WebPDemuxGetI(demuxer, WEBP_FF_CANVAS_HEIGHT);
  // Decoded pixels and the planes beside them.
  if ((int64_t)width * height * 8 > picture_most_bytes)
    return picture_failure(picture_too_large, "%d × %d", width, height);
  WebPIterator frame;
  if (!WebPDemuxGetFrame(demuxer, 1, &frame)) return picture_failure(picture_broken, "no frame");
  picture_result result = picture_ok();
  uint8_t *canvas = NULL;
  if (!frame.complete) result = picture_failure(picture_truncated, "the data ends early");
  else if (frame.x_offset + frame.width > width || frame.y_offset + frame.height > height)
    result = picture_failure(picture_broken, "a frame leaves its canvas");
  else if (!(canvas = calloc((size_t)width * (size_t)height, 4)))
    result = picture_failure(picture_no_memory, "no memory");
  if (result.status == picture_fine) {
    WebPDecoderConfig settings;
    WebPInitDecoderConfig(&settings);
    settings.output.colorspace = MODE_RGBA;
    settings.output.is_external_memory = 1;
    settings.output.u.RGBA.stride = width * 4;
    size_t start = ((size_t)frame.y_offset * (size_t)width + (size_t)frame.x_offset) * 4;
    settings.output.u.RGBA.rgba = canvas + start;
    settings.output.u.RGBA.size = (size_t)width * (size_t)height * 4 - start;
    VP8StatusCode status = WebPDecode(frame.fragment.bytes, frame.fragment.size, &settings);
    if (status != VP8_STATUS_OK) result = read_failure(status);
    else if (settings.input.width != frame.width || settings.input.height != frame.height)
      result = picture_failure(picture_broken, "a frame is not as large as it says");
  }
  if (result.status == picture_fine)
    result = picture_read_pixels(canvas, width, height, source);
  free(canvas);
  WebPDemuxReleaseIterator(&frame);
  return result;
}

picture_result picture_read_webp(const uint8_t *bytes, size_t count, picture_source *source) {
  memset(source, 0, sizeof *source);
  WebPData data = {bytes, count};
  WebPDemuxState state;
  WebPDemuxer *demuxer = WebPDemuxPartial(&data, &state);
  if (!demuxer || state == WEBP_DEMUX_PARSE_ERROR || state == WEBP_DEMUX_PARSING_HEADER) {
    WebPDemuxDelete(demuxer);
    return state == WEBP_DEMUX_PARSING_HEADER
      ? picture_failure(picture_truncated, "the data ends early")
      : picture_failure(picture_broken, "the chunks are broken");
  }
  picture_result result = read_frame(demuxer, source);
  WebPChunkIterator chunk;
  if (result.status == picture_fine && WebPDemuxGetChunk(demuxer, "ICCP", 1, &chunk)) {
    picture_source_profile(source, chunk.chunk.bytes, chunk.chunk.size);
    WebPDemuxReleaseChunkIterator(&chunk);
  }
  WebPDemuxDelete(demuxer);
  return result;
}

static picture_result written(
  const WebPConfig *settings, WebPPicture *picture, picture_file *file) {
  WebPMemoryWriter writer;
  WebPMemoryWriterInit(&writer);
  picture->writer = WebPMemoryWrite;
  picture->custom_ptr = &writer;
  int done = WebPEncode(settings, picture);
  int error = picture->error_code;
  WebPPictureFree(picture);
  if (!done) {
    WebPMemoryWriterClear(&writer);
    return picture_failure(picture_no_memory, "libwebp: %d", error);
  }
  file->start = writer.mem;
  file->count = writer.size;
  return picture_ok();
}

static int begin(
  WebPConfig *settings, WebPPicture *picture, int32_t width, int32_t height, int32_t quality,
  int32_t effort) {
  if (!WebPConfigPreset(settings, WEBP_PRESET_DEFAULT, (float)quality) || !WebPPictureInit(picture))
    return 0;
  settings->method = effort;
  // Less smoothing across blocks (libwebp's own value for photos) and a little less noise shaping:
  // measured on photos with grain, more alike at the same size.
  settings->filter_sharpness = 3;
  settings->sns_strength = 40;
  picture->width = width;
  picture->height = height;
  return 1;
}

/// Full range to the 16 … 235 or 16 … 240 of RFC 6386, section 9.2, rounded.
static void narrow_plane(
  const picture_frame *frame, int index, uint8_t *to, int stride, int32_t first, int32_t steps) {
  for (int32_t y = 0; y < frame->plane[index].height; y++) {
    const uint16_t *from = frame->plane[index].start + (ptrdiff_t)y * frame->plane[index].stride;
    uint8_t *row = to + (ptrdiff_t)y * stride;
    // Chroma goes from its middle, which stays 128.
    int32_t offset = index == 0 ? first * 65535 + 32767 : 128 * 65535 + 32767 - 128 * 257 * steps;
    for (int32_t x = 0; x < frame->plane[index].width; x++)
      row[x] = (uint8_t)(((uint32_t)((int32_t)from[x] * steps + offset)) / 65535u);
  }
}

picture_result picture_write_webp_planes(
  const picture_frame *frame, int32_t quality, int32_t effort, picture_file *file) {
  memset(file, 0, sizeof *file);
  WebPConfig settings;
  WebPPicture picture;
  if (!begin(&settings, &picture, frame->width, frame->height, quality, effort)
    || !WebPPictureAlloc(&picture))
    return picture_failure(picture_no_memory, "no memory");
  narrow_plane(frame, 0, picture.y, picture.y_stride, 16, 219);
  if (frame->colours == 1) {
    size_t rows = ((size_t)frame->height + 1) / 2;
    memset(picture.u, 128, (size_t)picture.uv_stride * rows);
    memset(picture.v, 128, (size_t)picture.uv_stride * rows);
  } else {
    narrow_plane(frame, 1, picture.u, picture.uv_stride, 16, 224);
    narrow_plane(frame, 2, picture.v, picture.uv_stride, 16, 224);
  }
  return written(&settings, &picture, file);
}

picture_result picture_write_webp(
  const uint8_t *pixels, int32_t width, int32_t height, int32_t channels, int32_t quality,
  int32_t effort, picture_file *file) {
  memset(file, 0, sizeof *file);
  WebPConfig settings;
  WebPPicture picture;
  if (!begin(&settings, &picture, width, height, quality, effort))
    return picture_failure(picture_no_memory, "no memory");
  int done = channels == 4 ? WebPPictureImportRGBA(&picture, pixels, width * 4)
                           : WebPPictureImportRGB(&picture, pixels, width * 3);
  if (!done) {
    WebPPictureFree(&picture);
    return picture_failure(picture_no_memory, "no memory");
  }
  return written(&settings, &picture, file);
}
