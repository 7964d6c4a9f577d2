// What is built needs nothing for the package; Vite's development server has to leave it where its files are. Vue wants to
// know which elements are not its own.

import vue from '@vitejs/plugin-vue';

export default {
  optimizeDeps: { exclude: ['parley'] },
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'parley-room' } } })],
};
