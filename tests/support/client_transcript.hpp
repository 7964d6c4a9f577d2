// Plays a transcript against a real client session: what the host and the server do goes in, what the session orders
// must stand in it. One step a line, in virtual time:
//
//     wish join                              an intent: join, leave, copy link, allow audio, dismiss notice,
//                                            microphone on|off, camera on|off, name TEXT, room TEXT,
//                                            hand up|down, react WORD, share on|off, lock on|off,
//                                            admit|refuse ID, mute|stop-video|remove|make-host ID,
//                                            reachable|invite|hang-up CALLSIGN, answer WORD
//     socket opens                           the socket that was ordered last opened ...
//     socket closes 1006                     ... or is gone
//     socket 1                               what follows is about the first socket that was ordered, and so on
//     < {"type":"joined",…}                  the server sends this frame
//     browser grants #1                      and: done #1, fails #1 NAME: message, describes #1 offer SDP,
//                                            needs negotiation c1, gathers c1 CANDIDATE, state c1 connected,
//                                            track c1 video MID, announces c1 LABEL, channel d1 opens|closes,
//                                            says d1 TEXT, ends t1, blocks audio, network online, page shown
//     + 1500 ms                              time passes; timers that are due fire
//     sleeps 1500 ms                         time passes, and timers that are due fire late, at the end
//     > {"type":"join",…}                    answer: the session sends this frame ("$name" as in transcript.hpp)
//     ! set local c1 #4                      answer: any other order, in the words of client_transcript.cpp
//     ? phase lobby                          answer: what the snapshot says after that: phase, signaling, self,
//                                            member ID link STATE, members N, notice TEXT, camera STATE, …
//
// Connections (c1), tracks (t1) and channels (d1) are numbered in the order in which they appear, operations as the
// session numbers them. All orders must stand there, in their order; what the session logs or stores does not count.
#pragma once

#include <string>
#include <string_view>

#include "core/border/client_options.hpp"

namespace parley::test {

// Empty when everything went as written. Otherwise a report: the line, what was expected, and the transcript as it
// went, to be read and, if it is right, put in its place.
std::string play_client_transcript(std::string_view text, const ClientOptions& options = {});

}  // namespace parley::test
