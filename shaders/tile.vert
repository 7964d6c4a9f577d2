#version 300 es
// Places a tile's quad and hands on where each fragment lies, in CSS pixels.
precision highp float;

uniform vec2 viewport;  // CSS pixels

in vec2 Position;  // CSS pixels from the top left; named as in the backend whose vertex layout it shares
in vec2 UV;
in vec4 Color;

out vec2 place;
out vec2 texture_place;
out vec4 tint;

void main() {
    place = Position;
    texture_place = UV;
    tint = Color;
    vec2 clip = Position / viewport * 2.0 - 1.0;
    gl_Position = vec4(clip.x, -clip.y, 0.0, 1.0);
}
