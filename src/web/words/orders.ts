export const ordersWords = {
  nl: {},
  en: {},
};
