#version 300 es
// Shows a video frame within a rounded rectangle whose edge is smooth at any pixel ratio.
precision highp float;

uniform sampler2D frame;
uniform vec4 bounds;    // left, top, right, bottom in CSS pixels
uniform float rounding; // CSS pixels
uniform float pixel;    // one device pixel, in CSS pixels

in vec2 place;
in vec2 texture_place;
in vec4 tint;

out vec4 color;

// Signed distance to the rounded rectangle: negative within.
float distance_to_edge() {
    vec2 half_size = (bounds.zw - bounds.xy) * 0.5;
    vec2 center = (bounds.xy + bounds.zw) * 0.5;
    float radius = min(rounding, min(half_size.x, half_size.y));
    vec2 beyond = abs(place - center) - half_size + radius;
    return length(max(beyond, 0.0)) + min(max(beyond.x, beyond.y), 0.0) - radius;
}

// A frame shown much smaller than it is would shimmer with one bilinear sample; four cover the pixel's footprint.
vec3 sample_frame() {
    vec2 across = dFdx(texture_place);
    vec2 down = dFdy(texture_place);
    vec2 texels = (abs(across) + abs(down)) * vec2(textureSize(frame, 0));
    if (max(texels.x, texels.y) < 1.5) return texture(frame, texture_place).rgb;
    vec3 sum = texture(frame, texture_place + across * 0.25 + down * 0.25).rgb;
    sum += texture(frame, texture_place - across * 0.25 + down * 0.25).rgb;
    sum += texture(frame, texture_place + across * 0.25 - down * 0.25).rgb;
    sum += texture(frame, texture_place - across * 0.25 - down * 0.25).rgb;
    return sum * 0.25;
}

void main() {
    vec3 shown = sample_frame();
    float coverage = clamp(0.5 - distance_to_edge() / pixel, 0.0, 1.0);
    color = vec4(shown, coverage) * tint;
}
