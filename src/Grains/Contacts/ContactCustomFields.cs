using System.Collections.Immutable;
using ContactCenter.Errors;
using ContactCenter.Workspace;

namespace ContactCenter.Contacts;

/// <summary>The rules of a contact's custom fields (contract §1.2, §1.3).</summary>
public static class ContactCustomFields
{
    /// <summary>
    /// Finds the reason why these values may not be stored; null = they may. Values under keys that are no longer registered are left
    /// alone.
    /// </summary>
    public static Error? Check(ImmutableDictionary<string, string>? values, ContactView? contact, WorkspaceSnapshot workspace)
    {
        if (values is null) return null;
        var definitions = workspace.VisitorFields().ToList();
        foreach (var definition in definitions)
        {
            var value = values.GetValueOrDefault(definition.Field) ?? "";
            if (value.Length == 0 ? definition.Required : !definition.Accepts(value))
                return ContactErrors.InvalidCustomField(definition.Label);
        }

        var foreign = values.Keys.Order(StringComparer.Ordinal).FirstOrDefault(key =>
            definitions.All(d => d.Field != key) && contact?.CustomFields.ContainsKey(key) != true);
        return foreign is null ? null : ContactErrors.CustomFieldNotAllowed(foreign);
    }

    /// <summary>The keys of the fields that contacts have now. Values under other keys stay as they are.</summary>
    public static ImmutableArray<string> Registered(WorkspaceSnapshot workspace) =>
        [.. workspace.VisitorFields().Select(definition => definition.Field)];

    /// <summary>The values that are stored: those of registered fields that are not empty.</summary>
    public static ImmutableDictionary<string, string>? Given(ImmutableDictionary<string, string>? values, ImmutableArray<string> registered) =>
        values?.Where(field => registered.Contains(field.Key) && field.Value.Length > 0).ToImmutableDictionary();
}
