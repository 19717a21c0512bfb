using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ContactCenter.Errors;
using ContactCenter.Workspace;

namespace ContactCenter.Contacts;

/// <summary>The rules of a contact's custom fields (contract §1.2, §1.3).</summary>
internal static class ContactCustomFields
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(100);

    /// <summary>Why these values may not be stored; null = they may. Values under keys that are no longer registered are left alone.</summary>
    public static Error? Check(ImmutableDictionary<string, string>? values, ContactView? contact, WorkspaceSnapshot workspace)
    {
        if (values is null) return null;
        var definitions = workspace.ContactFields();
        foreach (var definition in definitions.OrderBy(d => d.Field, StringComparer.Ordinal))
        {
            var value = values.GetValueOrDefault(definition.Field) ?? "";
            if (value.Length == 0 ? definition.Required : !Matches(definition.Pattern, value))
                return ContactErrors.InvalidCustomField(definition.Label);
        }

        var foreign = values.Keys.Order(StringComparer.Ordinal).FirstOrDefault(key =>
            definitions.All(d => d.Field != key) && contact?.CustomFields.ContainsKey(key) != true);
        return foreign is null ? null : ContactErrors.CustomFieldNotAllowed(foreign);
    }

    /// <summary>Registered fields are replaced as a whole; what is stored under keys no longer registered stays as it is.</summary>
    public static ImmutableDictionary<string, string>? Replaced(
        ImmutableDictionary<string, string>? values, ContactView contact, WorkspaceSnapshot workspace)
    {
        if (values is null) return null;
        var registered = workspace.ContactFields().Select(d => d.Field).ToHashSet(StringComparer.Ordinal);
        return contact.CustomFields.Where(field => !registered.Contains(field.Key))
            .Concat(values.Where(field => registered.Contains(field.Key) && field.Value.Length > 0))
            .ToImmutableDictionary();
    }

    private static IReadOnlyList<CustomFieldDefinition> ContactFields(this WorkspaceSnapshot workspace) =>
        [.. workspace.CustomFields.Values.Where(d => d.Scope == CustomFieldDefinition.VisitorScope)];

    /// <summary>A pattern that takes too long on a value does not accept it: patterns come from administrators, values from anyone.</summary>
    private static bool Matches(string pattern, string value)
    {
        if (pattern.Length == 0) return true;
        try
        {
            return Regex.IsMatch(value, pattern, RegexOptions.None, PatternTimeout);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
