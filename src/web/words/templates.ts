export const templatesWords = {
  nl: {},
  en: {},
};
