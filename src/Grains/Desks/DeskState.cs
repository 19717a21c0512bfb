using System.Collections.Immutable;

namespace ContactCenter.Desks;

/// <summary>The drafts of one user, as they are stored.</summary>
public sealed record DraftsState
{
    /// <summary>In the order in which they were saved last.</summary>
    public ImmutableArray<StoredDraft> Drafts { get; init; } = [];
}

/// <param name="Text">Empty = sent or deleted. It stays for a while, so that a late save of an older revision does not bring the text back.</param>
/// <param name="IsRoomErased">Nothing is kept for this room any more.</param>
public sealed record StoredDraft(string RoomId, bool IsNote, string Text, long Revision, DateTimeOffset SavedAt, bool IsRoomErased = false);

/// <summary>The preferences of one user, as they are stored.</summary>
public sealed record PreferencesState
{
    /// <summary>JSON by name.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>The users who have had drafts in one room, as they are stored.</summary>
public sealed record RoomDraftsState
{
    public ImmutableArray<string> UserIds { get; init; } = [];
}
