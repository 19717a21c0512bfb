namespace ContactCenter.Routing;

/// <summary>Asks a service outside which agent is to serve (contract §3.6, routing method External).</summary>
public interface IExternalRouting
{
    /// <param name="departmentId">Where the conversation waits; null = no department.</param>
    /// <returns>Null = the service names nobody, or cannot be asked: the conversation goes on waiting.</returns>
    Task<ExternalChoice?> ChooseAsync(string? departmentId, CancellationToken cancellationToken = default);
}

/// <summary>The agent a service named: by id, by user name, or by both.</summary>
public sealed record ExternalChoice(string? AgentId, string? Username);
