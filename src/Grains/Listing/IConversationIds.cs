using System.Collections.Immutable;

namespace ContactCenter.Listing;

/// <summary>Lists the ids of conversations: of a person, of the agent who serves them.</summary>
public interface IConversationIds
{
    /// <summary>
    /// Conversations opened with one of these contacts, or one of these visitors' now, whoever opened them: in the order of their ids, whatever
    /// their status.
    /// </summary>
    Task<ImmutableArray<string>> ListRoomIdsOfPersonAsync(
        ImmutableArray<string> contactIds, ImmutableArray<string> visitorIds, string? afterRoomId, int limit,
        CancellationToken cancellationToken = default);

    /// <summary>Room ids of the conversations an agent serves now; those on hold take no slot and are left out.</summary>
    Task<ImmutableArray<string>> ListServedRoomIdsAsync(string agentId, CancellationToken cancellationToken = default);

    /// <summary>Room ids of the conversations an agent serves or has on hold.</summary>
    /// <param name="departmentId">Only those of this department; null = all.</param>
    Task<ImmutableArray<string>> ListRoomIdsOfAgentAsync(
        string agentId, string? departmentId, int limit, CancellationToken cancellationToken = default);
}
