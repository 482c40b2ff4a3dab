export const stepsWords = {
  nl: {},
  en: {},
};
