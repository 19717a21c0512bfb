using ContactCenter.Agents;

namespace ContactCenter.Listing;

/// <summary>Finds agents: by id, and who served a contact last.</summary>
public interface IAgentDirectory
{
    Task<AgentView?> FindAgentAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>Finds the agent who served the contact's newest conversation that was served (contract §3.6 last-chatted agent).</summary>
    Task<string?> FindLastAgentIdAsync(string contactId, CancellationToken cancellationToken = default);

    /// <summary>Finds the agent who served the contact last, in a conversation or on the telephone.</summary>
    Task<string?> FindLastAgentIdWithCallsAsync(string contactId, CancellationToken cancellationToken = default);
}
