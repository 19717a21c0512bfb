namespace ContactCenter.Api.Hubs;

/// <summary>Log messages of the hubs: ids, never contents or tokens.</summary>
internal sealed partial class HubLog(ILogger<AgentHub> logger)
{
    [LoggerMessage(LogLevel.Debug, "Connection {ConnectionId} of user {UserId} opened")]
    public partial void Opened(string connectionId, string userId);

    [LoggerMessage(LogLevel.Debug, "Connection {ConnectionId} of user {UserId} closed")]
    public partial void Closed(string connectionId, string userId);

    [LoggerMessage(LogLevel.Warning, "Connection {ConnectionId} of user {UserId} refused: too many")]
    public partial void Refused(string connectionId, string userId);

    [LoggerMessage(LogLevel.Information, "Connection {ConnectionId} starts again at position {Position}: {Reason}")]
    public partial void Reset(string connectionId, long position, string reason);

    [LoggerMessage(LogLevel.Error, "The feed of connection {ConnectionId} of user {UserId} failed; the connection is closed")]
    public partial void Failed(Exception failure, string connectionId, string userId);

    [LoggerMessage(LogLevel.Error, "Hub method {Method} failed on connection {ConnectionId}")]
    public partial void MethodFailed(Exception failure, string method, string connectionId);
}
