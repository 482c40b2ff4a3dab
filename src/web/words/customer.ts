export const customerWords = {
  nl: {},
  en: {},
};
