using ContactCenter.Errors;

namespace ContactCenter.Workspace;

/// <summary>Errors of contract §5. Those with a code are not in the contract.</summary>
public static class CustomFieldErrors
{
    public static Error AlreadyExists { get; } = Error.Plain("Custom Field already exists");

    /// <summary>The field does not exist, in the form of the call that saves one.</summary>
    public static Error NotFoundOnSave { get; } = Error.Plain("Custom Field Not found");

    /// <summary>The field does not exist, in the form of the call that deletes one.</summary>
    public static Error NotFoundOnDelete { get; } = Error.Plain("Custom field not found");

    public static Error InvalidName { get; } = Error.Coded(
        "error-invalid-custom-field-name", "Invalid custom field name. Use only letters, numbers, hyphens and underscores.");

    public static Error InvalidPattern { get; } = Error.Coded("error-invalid-custom-field-regexp", "Invalid regular expression");

    public static Error UnboundedPattern { get; } = Error.Coded(
        "error-invalid-custom-field-regexp",
        "This regular expression can take any time: it must do without lookarounds, backreferences, atomic groups and conditions");

    public static Error TooMany { get; } = Error.Coded(
        "error-too-many-custom-fields", $"There can be no more than {CustomFieldLimits.FieldsMax} custom fields");

    /// <summary>The definition is malformed. The edge refuses such definitions first.</summary>
    public static Error Invalid { get; } = CommonErrors.InvalidParams("must be a valid custom field");

    /// <summary>A visitor names a field that does not exist, or that visitors do not have.</summary>
    public static Error Unknown { get; } = Error.Plain("invalid-custom-field");

    public static Error InvalidValue(string key) => Error.Plain($"Invalid value for {key} field");

    public static Error MissingRequired(IEnumerable<string> keys) =>
        Error.Plain($"Missing required custom fields: {string.Join(", ", keys)}");
}
