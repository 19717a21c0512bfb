using System.Collections.Immutable;
using ContactCenter.Errors;
using ContactCenter.Parties;
using ContactCenter.Workspace;

namespace ContactCenter.Visitors;

/// <summary>The rules of a visitor's custom fields (contract §2.1, §5).</summary>
internal static class VisitorCustomFields
{
    /// <summary>The values whose fields visitors have.</summary>
    public static ImmutableArray<VisitorCustomField> Known(ImmutableArray<VisitorCustomField> values, WorkspaceSnapshot workspace)
    {
        var registered = workspace.VisitorFields().Select(field => field.Field).ToHashSet(StringComparer.Ordinal);
        return [.. values.Where(value => registered.Contains(value.Key))];
    }

    /// <summary>Finds the reason why these values may not be stored; null = they may.</summary>
    /// <param name="values">Values of known fields only.</param>
    /// <param name="mustBeComplete">Whether every required field must have a value after the change; otherwise only those that are named.</param>
    public static Error? Check(
        VisitorView? visitor, ImmutableArray<VisitorCustomField> values, bool mustBeComplete, WorkspaceSnapshot workspace)
    {
        var refused = values.FirstOrDefault(value => value.Value.Length > 0 && !workspace.CustomFields[value.Key].Accepts(value.Value));
        if (refused is not null) return CustomFieldErrors.InvalidValue(refused.Key);

        var stored = Changed(visitor, values);
        var missing = workspace.VisitorFields()
            .Where(field => field.Required && string.IsNullOrEmpty(stored.GetValueOrDefault(field.Field)))
            .Select(field => field.Field).Where(field => mustBeComplete || values.Any(value => value.Key == field)).ToList();
        return missing.Count == 0 ? null : CustomFieldErrors.MissingRequired(missing);
    }

    /// <summary>All values of the visitor after the change.</summary>
    public static ImmutableDictionary<string, string> Changed(VisitorView? visitor, ImmutableArray<VisitorCustomField> values)
    {
        var fields = visitor?.CustomFields ?? ImmutableDictionary<string, string>.Empty;
        return values.Aggregate(fields, (result, change) =>
            change.Overwrite || !result.ContainsKey(change.Key) ? result.SetItem(change.Key, change.Value) : result);
    }
}
