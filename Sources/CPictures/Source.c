#include "Common.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const int64_t picture_most_bytes = 640 << 20;

picture_result picture_ok(void) {
  picture_result result = {picture_fine, ""};
  return result;
}

picture_result picture_failure(picture_status status, const char *format, ...) {
  picture_result result = {status, ""};
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(result.detail, sizeof result.detail, format, arguments);
  va_end(arguments);
  return result;
}

void *picture_aligned(size_t count) {
  void *memory = NULL;
  return posix_memalign(&memory, 64, count ? count : 64) == 0 ? memory : NULL;
}

void picture_source_free(picture_source *source) {
  for (int index = 0; index < 5; index++) free(source->plane[index].start);
  free(source->profile);
  memset(source, 0, sizeof *source);
}

picture_result picture_source_begin(
  picture_source *source, int32_t width, int32_t height, picture_model model, int32_t colours,
  int32_t has_alpha) {
  source->width = width;
  source->height = height;
  source->model = model;
  source->colours = colours;
  source->has_alpha = has_alpha;
  int32_t planes = colours + (has_alpha ? 1 : 0);
  for (int32_t index = 0; index < planes; index++) {
    picture_plane *plane = &source->plane[index];
    plane->stride = picture_row_bytes(width);
    plane->width = width;
    plane->height = height;
    plane->across = plane->down = 1;
    plane->start = picture_aligned((size_t)plane->stride * (size_t)height);
    if (!plane->start) return picture_failure(picture_no_memory, "no memory");
  }
  return picture_ok();
}

void picture_source_row(picture_source *source, int32_t y, const uint8_t *row, int32_t is_multiplied) {
  int32_t width = source->width;
  int32_t colours = source->colours;
  uint8_t *to[5];
  for (int index = 0; index < 5; index++)
    to[index] = source->plane[index].start
      ? source->plane[index].start + (ptrdiff_t)y * source->plane[index].stride : NULL;
  if (!source->has_alpha) {
    if (colours == 1) {
      memcpy(to[0], row, (size_t)width);
    } else if (colours == 3) {
      for (int32_t x = 0; x < width; x++) {
        to[0][x] = row[3 * x];
        to[1][x] = row[3 * x + 1];
        to[2][x] = row[3 * x + 2];
      }
    } else {
      for (int32_t x = 0; x < width; x++)
        for (int32_t index = 0; index < 4; index++) to[index][x] = row[4 * x + index];
    }
    return;
  }
  int32_t step = colours + 1;
  for (int32_t x = 0; x < width; x++) {
    uint32_t alpha = row[step * x + colours];
    to[colours][x] = (uint8_t)alpha;
    uint32_t times = is_multiplied ? 255 : alpha;
    for (int32_t index = 0; index < colours; index++) {
      uint32_t product = row[step * x + index] * times + 128;
      to[index][x] = (uint8_t)((product + (product >> 8)) >> 8);
    }
  }
}

void picture_source_end(picture_source *source) {
  if (!source->has_alpha) return;
  picture_plane *alpha = &source->plane[source->colours];
  for (int32_t y = 0; y < alpha->height; y++) {
    const uint8_t *row = alpha->start + (ptrdiff_t)y * alpha->stride;
    for (int32_t x = 0; x < alpha->width; x++)
      if (row[x] != 255) return;
  }
  free(alpha->start);
  memset(alpha, 0, sizeof *alpha);
  source->has_alpha = 0;
}

void picture_source_profile(picture_source *source, const void *bytes, size_t count) {
  free(source->profile);
  source->profile = count ? malloc(count) : NULL;
  source->profile_count = source->profile ? count : 0;
  if (source->profile) memcpy(source->profile, bytes, count);
}

picture_result picture_read_pixels(
  const uint8_t *pixels, int32_t width, int32_t height, picture_source *source) {
  memset(source, 0, sizeof *source);
  picture_result result = picture_source_begin(source, width, height, picture_rgb, 3, 1);
  if (result.status != picture_fine) {
    picture_source_free(source);
    return result;
  }
  for (int32_t y = 0; y < height; y++)
    picture_source_row(source, y, pixels + (size_t)y * (size_t)width * 4, 0);
  picture_source_end(source);
  return result;
}

void picture_file_free(picture_file *file) {
  free(file->start);
  file->start = NULL;
  file->count = 0;
}
