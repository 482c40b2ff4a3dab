export const peopleWords = {
  nl: {},
  en: {},
};
