public enum JinjaPlaceholder {}
