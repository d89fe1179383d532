// The few signs of the navigation, drawn as strokes on a field of 24.
export const icons = {
  overview: 'M4 19h16M6 15.5v-4M11 15.5V6M16 15.5v-7',
  inbox: 'M4 13.5 6.5 5h11l2.5 8.5V19H4zM4 13.5h4.5l1.5 2.5h4l1.5-2.5H20',
  insights: 'M4 18.5 9 12l4 3.5 7-9M15.5 6.5H20V11',
  touchpoints: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v2.5M14 20h2.5M20 20v-.01',
  testimonials: 'M5 17V10.5A4.5 4.5 0 0 1 9.5 6M5 11h4.5v6H5zM14.5 17v-6.5A4.5 4.5 0 0 1 19 6M14.5 11H19v6h-4.5z',
  settings: 'M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h10M18 17h2M16 15v4',
} as const
