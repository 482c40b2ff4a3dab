export const deskWords = {
  nl: {},
  en: {},
};
