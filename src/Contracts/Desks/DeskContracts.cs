using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Desks;

/// <summary>
/// Keeps what the screens of one user share: drafts of messages, and preferences. Nothing of it is in the journal: it is nobody else's, and nothing
/// follows from it.
/// </summary>
[Alias("IDesk")]
public interface IDeskGrain : IGrainWithStringKey
{
    /// <summary>The drafts with a text, the newest first.</summary>
    [Alias("ListDrafts")]
    Task<ImmutableArray<DraftView>> ListDrafts();

    /// <summary>Keeps a draft, unless a newer one is known. An empty text empties it.</summary>
    /// <returns>Null = the room is erased.</returns>
    [Alias("SaveDraft")]
    Task<SavedDraft?> SaveDraft(SaveDraft command);

    /// <summary>Empties the draft of a message that was sent, if it is the beginning of that message or all of it.</summary>
    /// <returns>The emptied draft; null = there was none of this message.</returns>
    [Alias("EmptyDraft")]
    Task<DraftView?> EmptyDraft(string roomId, bool isNote, string sentText);

    /// <summary>Forgets the drafts of a room that is erased. No later one is kept.</summary>
    [Alias("ForgetRoom")]
    Task ForgetRoom(string roomId);

    /// <summary>The preferences by name, each as JSON.</summary>
    [Alias("ReadPreferences")]
    Task<ImmutableDictionary<string, string>> ReadPreferences();

    /// <summary>Changes the preferences that are named, and leaves the others as they are.</summary>
    /// <param name="changes">The JSON of each; <c>null</c> as JSON removes it.</param>
    /// <returns>All preferences.</returns>
    [Alias("ChangePreferences")]
    Task<ImmutableDictionary<string, string>> ChangePreferences(ImmutableDictionary<string, string> changes);

    /// <summary>Forgets everything: the user is deleted.</summary>
    [Alias("Clear")]
    Task Clear();
}

/// <summary>Makes the keys, none of which can be read as a number or a GUID: for those the storage has rows of another form.</summary>
public static class DeskKeys
{
    private const string RoomPrefix = "room:";

    public static string OfUser(string userId) => Actors.User(userId);

    public static string OfRoom(string roomId) => RoomPrefix + roomId;

    public static string RoomIdOf(string key) => key[RoomPrefix.Length..];
}

/// <summary>Knows which users have had drafts in one room, so that an erasure of the room finds them.</summary>
[Alias("IRoomDrafts")]
public interface IRoomDraftsGrain : IGrainWithStringKey
{
    /// <summary>Notes a user, before its first draft in this room is kept.</summary>
    /// <returns>False = it was noted before.</returns>
    [Alias("Note")]
    Task<bool> Note(string userId);

    /// <summary>Has all of them forget their drafts in this room.</summary>
    [Alias("Erase")]
    Task Erase();
}

/// <param name="Text">Empty = nothing is to be kept.</param>
/// <param name="IsNote">Whether it is a private note and not a reply: each has a draft of its own.</param>
/// <param name="Revision">Grows with each change. A draft is replaced by one of the same or a higher revision.</param>
[GenerateSerializer, Immutable, Alias("SaveDraft")]
public sealed record SaveDraft(string RoomId, bool IsNote, string Text, long Revision);

/// <summary>A message that a user has typed and not sent.</summary>
/// <param name="Text">Empty = it was sent or deleted.</param>
[GenerateSerializer, Immutable, Alias("DraftView")]
public sealed record DraftView(string RoomId, bool IsNote, string Text, long Revision, DateTimeOffset SavedAt);

/// <param name="Draft">The draft as it is kept now.</param>
/// <param name="IsSaved">False = a newer one was known, and is kept.</param>
[GenerateSerializer, Immutable, Alias("SavedDraft")]
public sealed record SavedDraft(DraftView Draft, bool IsSaved);
