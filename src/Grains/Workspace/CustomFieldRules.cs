using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ContactCenter.Entities;
using ContactCenter.Errors;

namespace ContactCenter.Workspace;

/// <summary>Decides on changes of the custom fields' definitions (contract §5), and applies them.</summary>
internal static partial class CustomFieldRules
{
    /// <summary>
    /// Saves a definition. A field that gets another name is a new one in place of the old: values stored under the old name stay where
    /// they are, as those of a deleted field do.
    /// </summary>
    public static Decision<WorkspaceEntry> Save(WorkspaceSnapshot snapshot, SaveCustomField command, DateTimeOffset now)
    {
        var definition = command.Definition;
        var known = command.CustomFieldId is { } id ? snapshot.CustomFields.GetValueOrDefault(id) : null;
        if (command.CustomFieldId is not null && known is null) return CustomFieldErrors.NotFoundOnSave;
        if (FindFault(definition) is { } fault) return fault;
        if (definition.Field != known?.Field && snapshot.CustomFields.ContainsKey(definition.Field)) return CustomFieldErrors.AlreadyExists;
        if (known is null && snapshot.CustomFields.Count >= CustomFieldLimits.FieldsMax) return CustomFieldErrors.TooMany;
        if (known is not null && known == definition with { UpdatedAt = known.UpdatedAt }) return Decision<WorkspaceEntry>.Nothing;

        var saved = ImmutableArray.Create<WorkspaceEntry>(new CustomFieldSaved(definition with { UpdatedAt = now }));
        return known is null || known.Field == definition.Field ? saved : saved.Add(new CustomFieldDeleted(known.Field));
    }

    public static Decision<WorkspaceEntry> Delete(WorkspaceSnapshot snapshot, string customFieldId) =>
        snapshot.CustomFields.ContainsKey(customFieldId) ? new CustomFieldDeleted(customFieldId) : CustomFieldErrors.NotFoundOnDelete;

    /// <param name="definition">The field's definition from now on; null = there is none.</param>
    public static WorkspaceSnapshot With(WorkspaceSnapshot snapshot, string field, CustomFieldDefinition? definition)
    {
        var wasSearched = snapshot.IsSearched(field);
        var changed = snapshot with
        {
            CustomFields = definition is null ? snapshot.CustomFields.Remove(field) : snapshot.CustomFields.SetItem(field, definition),
        };
        return changed.IsSearched(field) == wasSearched ? changed : changed with { SearchVersion = snapshot.SearchVersion + 1 };
    }

    private static Error? FindFault(CustomFieldDefinition definition)
    {
        if (!Name().IsMatch(definition.Field)) return CustomFieldErrors.InvalidName;
        if (!IsWithinLimits(definition)) return CustomFieldErrors.Invalid;
        return ValuePatterns.FindFault(definition.Pattern) switch
        {
            PatternFault.None => null,
            PatternFault.NeedsBacktracking => CustomFieldErrors.UnboundedPattern,
            _ => CustomFieldErrors.InvalidPattern,
        };
    }

    private static bool IsWithinLimits(CustomFieldDefinition definition) =>
        definition.Field.Length <= CustomFieldLimits.FieldMax
        && definition.Label.Length is > 0 and <= CustomFieldLimits.LabelMax
        && definition.Visibility.Length <= CustomFieldLimits.VisibilityMax
        && definition.Pattern.Length <= CustomFieldLimits.PatternMax
        && !(definition.DefaultValue?.Length > CustomFieldLimits.TextMax)
        && !(definition.Options?.Length > CustomFieldLimits.TextMax)
        && definition.Scope is CustomFieldDefinition.VisitorScope or CustomFieldDefinition.RoomScope
        && definition.Type is CustomFieldDefinition.InputType or CustomFieldDefinition.SelectType;

    // A field's name becomes part of "customFields.<name>", so it has no dot.
    [GeneratedRegex("^[0-9A-Za-z_-]+\\z")]
    private static partial Regex Name();
}
