#include "Common.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <zimg.h>

void picture_frame_free(picture_frame *frame) {
  for (int index = 0; index < 5; index++) free(frame->plane[index].start);
  memset(frame, 0, sizeof *frame);
}

/// One plane to its new size, 8 bits to 16, 255 becoming 65535.
static picture_result resample_plane(
  const picture_plane *plane, double left, double top, double width, double height,
  int32_t to_width, int32_t to_height, uint16_t *to, ptrdiff_t to_stride) {
  zimg_image_format from_format, to_format;
  zimg_image_format_default(&from_format, ZIMG_API_VERSION);
  zimg_image_format_default(&to_format, ZIMG_API_VERSION);
  from_format.width = (unsigned)plane->width;
  from_format.height = (unsigned)plane->height;
  from_format.pixel_type = ZIMG_PIXEL_BYTE;
  from_format.pixel_range = ZIMG_RANGE_FULL;
  from_format.active_region.left = left;
  from_format.active_region.top = top;
  from_format.active_region.width = width;
  from_format.active_region.height = height;
  to_format.width = (unsigned)to_width;
  to_format.height = (unsigned)to_height;
  to_format.pixel_type = ZIMG_PIXEL_WORD;
  to_format.pixel_range = ZIMG_RANGE_FULL;
  to_format.depth = 16;
  zimg_graph_builder_params parameters;
  zimg_graph_builder_params_default(&parameters, ZIMG_API_VERSION);
  parameters.resample_filter = ZIMG_RESIZE_LANCZOS;
  parameters.filter_param_a = 3;

  char said[128] = "";
  zimg_filter_graph *graph = zimg_filter_graph_build(&from_format, &to_format, &parameters);
  size_t room = 0;
  void *scratch = NULL;
  int failed = !graph || zimg_filter_graph_get_tmp_size(graph, &room) != ZIMG_ERROR_SUCCESS
    || !(scratch = picture_aligned(room));
  if (!failed) {
    zimg_image_buffer_const from = {.version = ZIMG_API_VERSION};
    zimg_image_buffer into = {.version = ZIMG_API_VERSION};
    from.plane[0].data = plane->start;
    from.plane[0].stride = plane->stride;
    from.plane[0].mask = ZIMG_BUFFER_MAX;
    into.plane[0].data = to;
    into.plane[0].stride = to_stride * (ptrdiff_t)sizeof(uint16_t);
    into.plane[0].mask = ZIMG_BUFFER_MAX;
    failed = zimg_filter_graph_process(graph, &from, &into, scratch, NULL, NULL, NULL, NULL)
      != ZIMG_ERROR_SUCCESS;
  }
  if (failed) zimg_get_last_error(said, sizeof said);
  free(scratch);
  zimg_filter_graph_free(graph);
  return failed ? picture_failure(picture_no_memory, "zimg: %s", said) : picture_ok();
}

/// Turns a plane as EXIF's orientations 2 to 8 ask; the target's sides are those of the result.
static void turn_plane(
  const uint16_t *from, ptrdiff_t from_stride, int32_t from_width, int32_t from_height,
  int32_t orientation, uint16_t *to, ptrdiff_t to_stride) {
  int is_transposed = orientation >= 5;
  // Where a row of the result begins in the source, and how its pixels and rows go on there.
  int from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  int from_bottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  ptrdiff_t along_x = from_right ? -1 : 1;
  ptrdiff_t along_y = from_bottom ? -from_stride : from_stride;
  const uint16_t *corner = from + (from_right ? from_width - 1 : 0)
    + (from_bottom ? (ptrdiff_t)(from_height - 1) * from_stride : 0);
  int32_t to_width = is_transposed ? from_height : from_width;
  int32_t to_height = is_transposed ? from_width : from_height;
  ptrdiff_t step = is_transposed ? along_y : along_x;
  ptrdiff_t line = is_transposed ? along_x : along_y;
  // In squares, so that the rows of both stay in the cache.
  enum { side = 32 };
  for (int32_t top = 0; top < to_height; top += side)
    for (int32_t left = 0; left < to_width; left += side)
      for (int32_t y = top; y < to_height && y < top + side; y++) {
        const uint16_t *source = corner + y * line + left * step;
        uint16_t *target = to + y * to_stride;
        for (int32_t x = left; x < to_width && x < left + side; x++, source += step)
          target[x] = *source;
      }
}

picture_result picture_resample(
  const picture_source *source, double left, double top, double width, double height,
  int32_t to_width, int32_t to_height, int32_t orientation, int32_t halves_chroma,
  picture_frame *frame) {
  memset(frame, 0, sizeof *frame);
  frame->width = to_width;
  frame->height = to_height;
  frame->model = source->model;
  frame->is_inverted = source->is_inverted;
  frame->colours = source->colours;
  frame->has_alpha = source->has_alpha;
  int is_transposed = orientation >= 5;
  picture_result result = picture_ok();
  int32_t planes = source->colours + (source->has_alpha ? 1 : 0);
  for (int32_t index = 0; index < planes; index++) {
    const picture_plane *plane = &source->plane[index];
    int32_t wide = to_width, high = to_height;
    double across = plane->across, down = plane->down;
    double part_width = width, part_height = height;
    if (halves_chroma && (index == 1 || index == 2)) {
      wide = (wide + 1) / 2;
      high = (high + 1) / 2;
      // An odd side has half a sample more than the picture.
      double over_x = 2.0 * wide / to_width, over_y = 2.0 * high / to_height;
      part_width *= is_transposed ? over_y : over_x;
      part_height *= is_transposed ? over_x : over_y;
    }
    int32_t lying_width = is_transposed ? high : wide, lying_height = is_transposed ? wide : high;
    ptrdiff_t stride = picture_row_bytes((int64_t)lying_width * 2) / 2;
    uint16_t *lying = picture_aligned((size_t)stride * (size_t)lying_height * 2);
    frame->plane[index].start = lying;
    frame->plane[index].stride = stride;
    frame->plane[index].width = wide;
    frame->plane[index].height = high;
    result = lying
      ? resample_plane(
          plane, left * across, top * down, part_width * across, part_height * down, lying_width,
          lying_height, lying, stride)
      : picture_failure(picture_no_memory, "no memory");
    if (result.status == picture_fine && orientation > 1) {
      ptrdiff_t upright_stride = picture_row_bytes((int64_t)wide * 2) / 2;
      uint16_t *upright = picture_aligned((size_t)upright_stride * (size_t)high * 2);
      if (upright) {
        turn_plane(lying, stride, lying_width, lying_height, orientation, upright, upright_stride);
        frame->plane[index].start = upright;
        frame->plane[index].stride = upright_stride;
        free(lying);
      } else {
        result = picture_failure(picture_no_memory, "no memory");
      }
    }
    if (result.status != picture_fine) break;
  }
  if (result.status != picture_fine) picture_frame_free(frame);
  return result;
}
