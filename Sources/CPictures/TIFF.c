#include "Common.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <tiffio.h>

/// A file in memory, and what was found wrong with it.
typedef struct reading {
  const uint8_t *bytes;
  uint64_t count, next;
  int ended;
  char said[128];
} reading;

static tmsize_t read_bytes(thandle_t handle, void *to, tmsize_t count) {
  reading *input = handle;
  uint64_t left = input->next < input->count ? input->count - input->next : 0;
  if ((uint64_t)count > left) {
    input->ended = 1;
    count = (tmsize_t)left;
  }
  if (count > 0) memcpy(to, input->bytes + input->next, (size_t)count);
  input->next += (uint64_t)count;
  return count;
}

static tmsize_t write_nothing(thandle_t handle, void *from, tmsize_t count) {
  (void)handle;
  (void)from;
  (void)count;
  return -1;
}

static toff_t seek(thandle_t handle, toff_t offset, int whence) {
  reading *input = handle;
  uint64_t base = whence == SEEK_CUR ? input->next : whence == SEEK_END ? input->count : 0;
  input->next = base + offset;
  return input->next;
}

static int close_nothing(thandle_t handle) {
  (void)handle;
  return 0;
}

static toff_t size_of(thandle_t handle) { return ((reading *)handle)->count; }

#if TIFFLIB_VERSION >= 20221213
static int note_error(
  TIFF *tiff, void *user, const char *module, const char *format, va_list arguments) {
  (void)tiff;
  (void)module;
  reading *input = user;
  // The first is the cause, those after it follow.
  if (!input->said[0]) vsnprintf(input->said, sizeof input->said, format, arguments);
  return 1;
}

static int ignore_warning(
  TIFF *tiff, void *user, const char *module, const char *format, va_list arguments) {
  (void)tiff;
  (void)user;
  (void)module;
  (void)format;
  (void)arguments;
  return 1;
}

static TIFF *open_tiff(reading *input) {
  TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
  if (!options) return NULL;
  TIFFOpenOptionsSetMaxSingleMemAlloc(options, picture_most_bytes / 4);
  TIFFOpenOptionsSetErrorHandlerExtR(options, note_error, input);
  TIFFOpenOptionsSetWarningHandlerExtR(options, ignore_warning, NULL);
  TIFF *tiff = TIFFClientOpenExt(
    "picture", "rm", input, read_bytes, write_nothing, seek, close_nothing, size_of, NULL, NULL,
    options);
  TIFFOpenOptionsFree(options);
  return tiff;
}
#else
static TIFF *open_tiff(reading *input) {
  TIFFSetErrorHandler(NULL);
  TIFFSetWarningHandler(NULL);
  return TIFFClientOpen(
    "picture", "rm", input, read_bytes, write_nothing, seek, close_nothing, size_of, NULL, NULL);
}
#endif

static picture_result read_raster(TIFF *tiff, reading *input, picture_source *source) {
  char reason[1024] = "";
  TIFFRGBAImage image;
  if (!TIFFRGBAImageOK(tiff, reason) || !TIFFRGBAImageBegin(&image, tiff, 1, reason))
    return picture_failure(picture_unsupported, "%.150s", reason);
  // As it lies in the file: it is turned with all others.
  image.req_orientation = image.orientation;
  int64_t width = image.width, height = image.height;
  picture_result result = picture_ok();
  uint32_t *raster = NULL;
  if (width < 1 || height < 1 || width > INT32_MAX || height > INT32_MAX)
    result = picture_failure(picture_broken, "no size");
  else if (width > picture_most_bytes / 8 / height)
    result = picture_failure(picture_too_large, "%d × %d", (int)width, (int)height);
  else if (!(raster = calloc((size_t)width * (size_t)height, 4)))
    result = picture_failure(picture_no_memory, "no memory");
  else if (!TIFFRGBAImageGet(&image, raster, image.width, image.height) || input->ended)
    result = picture_failure(input->ended ? picture_truncated : picture_broken, "%s", input->said);
  if (result.status == picture_fine)
    result = picture_source_begin(source, (int32_t)width, (int32_t)height, picture_rgb, 3, 1);
  if (result.status == picture_fine) {
    // Each word is red in its lowest byte up to alpha in its highest; colours multiplied by it.
    for (int32_t y = 0; y < height; y++) {
      uint32_t *row = raster + (size_t)y * (size_t)width;
      uint8_t *bytes = (uint8_t *)row;
      for (int64_t x = 0; x < width; x++) {
        uint32_t pixel = row[x];
        bytes[4 * x] = (uint8_t)TIFFGetR(pixel);
        bytes[4 * x + 1] = (uint8_t)TIFFGetG(pixel);
        bytes[4 * x + 2] = (uint8_t)TIFFGetB(pixel);
        bytes[4 * x + 3] = (uint8_t)TIFFGetA(pixel);
      }
      picture_source_row(source, y, bytes, 1);
    }
    picture_source_end(source);
    uint32_t count = 0;
    void *profile = NULL;
    // The library turns inks and Lab into colours of a screen, for which their profile is wrong.
    int is_rgb = image.photometric == PHOTOMETRIC_RGB || image.photometric == PHOTOMETRIC_YCBCR
      || image.photometric == PHOTOMETRIC_PALETTE;
    if (is_rgb && TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &count, &profile))
      picture_source_profile(source, profile, count);
  }
  free(raster);
  TIFFRGBAImageEnd(&image);
  return result;
}

picture_result picture_read_tiff(const uint8_t *bytes, size_t count, picture_source *source) {
  memset(source, 0, sizeof *source);
  reading input = {.bytes = bytes, .count = count};
  TIFF *tiff = open_tiff(&input);
  if (!tiff)
    return picture_failure(input.ended ? picture_truncated : picture_broken, "%s", input.said);
  picture_result result = read_raster(tiff, &input, source);
  if (result.status != picture_fine) picture_source_free(source);
  TIFFClose(tiff);
  return result;
}
