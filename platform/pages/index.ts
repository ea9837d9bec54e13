/** How Tomoni looks: the components of the design, whole pages, and the files that a browser needs. */
export {
  type AgeCellProps,
  AgeRow,
  Best,
  BestLegend,
  WayButton,
  WayForm,
} from './age-row.tsx';
export { AnswerCard, type AnswerCardProps } from './answer-card.tsx';
export { type AssetFile, type AssetName, type Assets, assets } from './assets.ts';
export { Badge, type BadgeKind, type BadgeProps } from './badge.tsx';
export { BarChart, type BarChartProps, type BarProps } from './bar-chart.tsx';
export { Button, type ButtonLook, type ButtonProps, LinkButton, MoreLink } from './button.tsx';
export { categoryLooks } from './category-colours.ts';
export type { CategoryLook, CategoryRole } from './category-look.ts';
export { sealFor } from './category-seals.ts';
export type { ChromeProps, Section } from './chrome.ts';
export { CopyField, type CopyFieldProps } from './copy-field.tsx';
export { DateChip, type DateChipProps, IconChip } from './date-chip.tsx';
export { type DownloadProps, Downloads } from './downloads.tsx';
export { EmptyState } from './empty-state.tsx';
export { classes, escapeHtml, type Html, htmlOf, safeHref, trusted } from './escape.ts';
export { Facts } from './facts.tsx';
export { Chip, type ChipProps, Chips, Tabs, type TabsProps } from './filters.tsx';
export { FindingGroups } from './finding-groups.tsx';
export {
  FindingList,
  type FindingListProps,
  RepairCell,
  type RepairCellProps,
  whereText,
} from './findings.tsx';
export { Fold, Folds } from './folds.tsx';
export {
  Asked,
  Choice,
  ChoiceGroup,
  type ChoiceProps,
  Confirm,
  type ConfirmProps,
  ErrorSummary,
  Field,
  type FieldProps,
  SearchBar,
  type SearchBarProps,
} from './form.tsx';
export { Icon, type IconSize } from './icon.tsx';
export { type IconName, iconNames } from './icon-names.ts';
export { KeepOffline, KeptDays, KeptGuide } from './kept.tsx';
export { Landscape, type LandscapeKind, Lifted, Scene } from './landscape.tsx';
export {
  Actions,
  AfterList,
  AnswerColumns,
  Cluster,
  Columns,
  ContextLine,
  Crumbs,
  Figures,
  PageTitle,
  Panel,
  Part,
  PartHead,
  type PartProps,
  Prose,
  Small,
  Stack,
} from './layout.tsx';
export { LiveNotice, type LiveNoticeProps } from './live-notice.tsx';
export { Mark } from './mark.tsx';
export { Meter, type MeterProps, Meters } from './meters.tsx';
export { Notice, type NoticeKind, type NoticeProps } from './notice.tsx';
export { Page, type PageProps, renderPage } from './page.tsx';
export { Pager, type PagerProps } from './pager.tsx';
export { Poster, type PosterProps, SheetBar } from './poster.tsx';
export { Progress, Stepper, type StepperProps, Timeline, type TimelineProps } from './progress.tsx';
export { type DayItem, DayRow, type DayRowProps, Row, type RowProps, Rows, WeekHead } from './rows.tsx';
export { Seal, type SealProps, type SealSize } from './seal.tsx';
export {
  type CalendarDay,
  type LegendEntry,
  MonthSheet,
  type MonthSheetProps,
  YearSheet,
  type YearSheetProps,
} from './sheet.tsx';
export {
  type Column,
  CompareTable,
  type CompareTableProps,
  Table,
  type TableProps,
  WideTable,
  YesNo,
} from './table.tsx';
export { Taps, type TapsProps } from './taps.tsx';
export { Name, Nb, OwnWords, Phrases, VisuallyHidden } from './text.tsx';
export { Tile, type TileProps, Tiles } from './tiles.tsx';
export { keepPattern, keepWritten } from './written.ts';
