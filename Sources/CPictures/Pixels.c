#include "Common.h"

#include <stdlib.h>
#include <string.h>

// From planes of 16 bits to rows of sRGB. Whole rows of floating point from 0 to 1, so that the
// compiler makes vectors of them; nothing here depends on the order of sums.

static inline float clamped(float value) { return value < 0 ? 0 : value > 1 ? 1 : value; }

static inline uint8_t byte_of(float value) { return (uint8_t)(clamped(value) * 255.0f + 0.5f); }

/// Y, Cb, Cr to R, G, B (JFIF 1.02).
static void to_rgb(float *const *row, int32_t width) {
  for (int32_t x = 0; x < width; x++) {
    // The middle of 8 bits, 128, and not of the range.
    float y = row[0][x], b = row[1][x] - 128.0f / 255.0f, r = row[2][x] - 128.0f / 255.0f;
    row[0][x] = clamped(y + 1.402f * r);
    row[1][x] = clamped(y - 0.344136286f * b - 0.714136286f * r);
    row[2][x] = clamped(y + 1.772f * b);
  }
}

/// Curves and a matrix, see `picture_colours`; gives values from 0 to 255.
static void by_matrix(const picture_colours *colours, float *const *row, int32_t width) {
  const float *m = colours->matrix;
  for (int32_t x = 0; x < width; x++) {
    float light[3];
    for (int index = 0; index < 3; index++) {
      int place = (int)(row[index][x] * (picture_curve_points - 1) + 0.5f);
      light[index] = colours->curves[index * picture_curve_points + place];
    }
    for (int index = 0; index < 3; index++) {
      float sum =
        m[3 * index] * light[0] + m[3 * index + 1] * light[1] + m[3 * index + 2] * light[2];
      int place = (int)(clamped(sum) * (picture_light_points - 1) + 0.5f);
      row[index][x] = colours->light[place];
    }
  }
}

/// Linear between the corners of a cell of the grid; gives values from 0 to 255.
static void by_grid(
  const picture_colours *colours, int32_t channels, float *const *row, int32_t width) {
  int32_t points = colours->points;
  for (int32_t x = 0; x < width; x++) {
    int64_t corner = 0, strides[4];
    float part[4];
    int64_t stride = 3;
    for (int index = channels - 1; index >= 0; index--) {
      float place = clamped(row[index][x]) * (float)(points - 1);
      int cell = (int)place;
      if (cell > points - 2) cell = points - 2;
      part[index] = place - (float)cell;
      strides[index] = stride;
      corner += cell * stride;
      stride *= points;
    }
    float sum[3] = {0, 0, 0};
    for (int bits = 0; bits < 1 << channels; bits++) {
      float weight = 1;
      int64_t node = corner;
      for (int index = 0; index < channels; index++) {
        if (bits >> index & 1) {
          weight *= part[index];
          node += strides[index];
        } else {
          weight *= 1 - part[index];
        }
      }
      for (int index = 0; index < 3; index++) sum[index] += weight * colours->grid[node + index];
    }
    for (int index = 0; index < 3; index++) row[index][x] = sum[index];
  }
}

picture_result picture_pixels(
  const picture_frame *frame, const picture_colours *colours, int32_t channels, uint8_t *pixels) {
  int32_t width = frame->width;
  int32_t planes = frame->colours + (frame->has_alpha ? 1 : 0);
  float *memory = picture_aligned((size_t)picture_row_bytes((int64_t)width * 4) * 5);
  if (!memory) return picture_failure(picture_no_memory, "no memory");
  float *row[5];
  for (int index = 0; index < 5; index++)
    row[index] = memory + (size_t)picture_row_bytes((int64_t)width * 4) / 4 * (size_t)index;

  for (int32_t y = 0; y < frame->height; y++) {
    for (int32_t index = 0; index < planes; index++) {
      const uint16_t *from = frame->plane[index].start + (ptrdiff_t)y * frame->plane[index].stride;
      for (int32_t x = 0; x < width; x++) row[index][x] = (float)from[x] * (1.0f / 65535.0f);
    }
    float *alpha = frame->has_alpha ? row[frame->colours] : NULL;
    if (alpha)
      for (int32_t index = 0; index < frame->colours; index++)
        for (int32_t x = 0; x < width; x++)
          row[index][x] = alpha[x] > 0 ? clamped(row[index][x] / alpha[x]) : 0;

    // Alpha of a grey picture lies where green will.
    if (alpha && frame->colours == 1) alpha = memcpy(row[3], alpha, sizeof(float) * (size_t)width);

    int is_ink = frame->model == picture_cmyk || frame->model == picture_ycck;
    if (frame->model == picture_ycc || frame->model == picture_ycck) to_rgb(row, width);
    // YCCK holds the complement of the inks that CMYK holds, or those where Adobe inverted all.
    if (frame->model == picture_ycck)
      for (int32_t index = 0; index < 3; index++)
        for (int32_t x = 0; x < width; x++) row[index][x] = 1 - row[index][x];
    if (is_ink && frame->is_inverted)
      for (int32_t index = 0; index < 4; index++)
        for (int32_t x = 0; x < width; x++) row[index][x] = 1 - row[index][x];

    if (colours->kind == 2) {
      by_grid(colours, frame->colours, row, width);
    } else {
      if (is_ink)
        for (int32_t index = 0; index < 3; index++)
          for (int32_t x = 0; x < width; x++)
            row[index][x] = (1 - row[index][x]) * (1 - row[3][x]);
      if (frame->colours == 1) {
        memcpy(row[1], row[0], sizeof(float) * (size_t)width);
        memcpy(row[2], row[0], sizeof(float) * (size_t)width);
      }
      if (colours->kind == 1)
        by_matrix(colours, row, width);
      else
        for (int32_t index = 0; index < 3; index++)
          for (int32_t x = 0; x < width; x++) row[index][x] *= 255.0f;
    }
    uint8_t *to = pixels + (size_t)y * (size_t)width * (size_t)channels;
    for (int32_t x = 0; x < width; x++, to += channels) {
      float opaque = alpha ? alpha[x] : 1;
      for (int index = 0; index < 3; index++) {
        float value = row[index][x] * (1.0f / 255.0f);
        to[index] = byte_of(channels == 3 ? value * opaque + (1 - opaque) : value);
      }
      if (channels == 4) to[3] = byte_of(opaque);
    }
  }
  free(memory);
  return picture_ok();
}
