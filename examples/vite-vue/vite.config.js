// The package needs nothing here; Vue wants to know which elements are not its own.

import vue from '@vitejs/plugin-vue';

export default {
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'parley-room' } } })],
};
