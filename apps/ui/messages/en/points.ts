/** The words of spending points at checkout, in English. */
export const points = {
  title: 'Your points',
  balance: (count: string, worth: string) => `You have ${count}, worth ${worth}.`,
  most: (count: string) => `These goods take ${count} at most. Points pay for goods, not for delivery.`,
  howMany: 'Points to use',
  takesOff: (amount: string) => `takes ${amount} off`,
  use: 'Use points',
  used: (count: string, amount: string) => `${count} points take ${amount} off.`,
  left: (amount: string) => `Left to pay: ${amount}`,
  undo: 'Undo',
  tooMany: (count: string) => `You have ${count} points to use. Choose fewer.`,
};

export type PointsWords = typeof points;
