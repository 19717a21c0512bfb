using System.Collections.Immutable;

namespace ContactCenter.Listing;

/// <summary>Finds contacts, and conversations of contacts, that have not caught up with a change.</summary>
public interface IContactFollowUps
{
    /// <summary>Users who manage contacts and are no agents (any more).</summary>
    Task<ImmutableArray<string>> ListDepartedManagersAsync(int limit, CancellationToken cancellationToken = default);

    Task<ImmutableArray<string>> ListContactIdsOfManagerAsync(string userId, int limit, CancellationToken cancellationToken = default);

    /// <summary>Contacts with <see cref="ContactRow.RoomsFollow"/> = false.</summary>
    Task<ImmutableArray<string>> ListContactIdsToFollowAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>Conversations opened with one of these contacts that show another name or another contact than these.</summary>
    Task<ImmutableArray<string>> ListRoomsOutOfStepAsync(
        ImmutableArray<string> contactIds, string name, string shownContactId, int limit, CancellationToken cancellationToken = default);
}
