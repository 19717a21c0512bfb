using System.Collections.Immutable;
using ContactCenter.Contacts;
using ContactCenter.Entities;

namespace ContactCenter.Visitors;

/// <summary>A visitor and the conversation it opened last.</summary>
public sealed record VisitorState(VisitorView? Profile, ConversationOpening? Conversation)
{
    public static VisitorState None { get; } = new(null, null);
}

/// <summary>What a command does to a visitor, or why it may not; and what each entry means.</summary>
public static class VisitorRules
{
    /// <summary>Parts that are absent stay as they are; an empty e-mail or phone removes it.</summary>
    public static Decision<VisitorEntry> Register(VisitorState state, RegisterVisitor command, string newVisitorId, string newUsername)
    {
        var known = state.Profile;
        var registered = new VisitorRegistered(
            known?.VisitorId ?? newVisitorId, command.Username ?? known?.Username ?? newUsername, command.Name ?? known?.Name,
            Changed(command.Email is { } email ? ContactAddresses.Email(email) : null, known?.Email),
            Changed(command.Phone is { } phone ? ContactAddresses.Phone(phone) : null, known?.Phone),
            command.DepartmentId ?? known?.DepartmentId, CustomFields(known, command.CustomFields));
        return known is not null && IsSame(known, registered) ? Decision<VisitorEntry>.Nothing : registered;
    }

    public static VisitorState Apply(VisitorState state, Recorded<VisitorEntry> recorded) => recorded.Entry switch
    {
        VisitorRegistered registered => state with { Profile = Profile(state.Profile, registered, recorded.At) },
        ConversationOpening opening => state with { Conversation = opening },
        _ => state,
    };

    private static VisitorView Profile(VisitorView? known, VisitorRegistered registered, DateTimeOffset at) => new()
    {
        VisitorId = registered.VisitorId, Username = registered.Username, Name = registered.Name, Email = registered.Email,
        Phone = registered.Phone, DepartmentId = registered.DepartmentId, CustomFields = registered.CustomFields,
        CreatedAt = known?.CreatedAt ?? at, UpdatedAt = at,
    };

    private static string? Changed(string? value, string? known) => value is null ? known : value.Length == 0 ? null : value;

    private static ImmutableDictionary<string, string> CustomFields(VisitorView? known, ImmutableArray<VisitorCustomField> changes)
    {
        var fields = known?.CustomFields ?? ImmutableDictionary<string, string>.Empty;
        return changes.Aggregate(fields, (result, change) =>
            change.Overwrite || !result.ContainsKey(change.Key) ? result.SetItem(change.Key, change.Value) : result);
    }

    private static bool IsSame(VisitorView known, VisitorRegistered now) =>
        (known.Username, known.Name, known.Email, known.Phone, known.DepartmentId) == (now.Username, now.Name, now.Email, now.Phone, now.DepartmentId)
        && known.CustomFields.Count == now.CustomFields.Count
        && known.CustomFields.All(field => now.CustomFields.TryGetValue(field.Key, out var value) && value == field.Value);
}
