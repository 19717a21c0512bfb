namespace ContactCenter.Routing;

/// <summary>Asks a service outside which agent is to serve (contract §3.6, routing method External).</summary>
public interface IExternalRouting
{
    /// <param name="departmentId">The department in which the conversation waits; null = none.</param>
    /// <returns>Null = the service names nobody, or cannot be asked: the conversation keeps waiting.</returns>
    Task<ExternalChoice?> ChooseAsync(string? departmentId, CancellationToken cancellationToken = default);
}

/// <summary>The agent that a service named: by id, by user name, or by both.</summary>
public sealed record ExternalChoice(string? AgentId, string? Username);
