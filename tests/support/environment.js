// Gives Wasm test programs under Node the environment of their process, as native programs have it.
Module['preRun'] = [() => Object.assign(ENV, process.env)];
