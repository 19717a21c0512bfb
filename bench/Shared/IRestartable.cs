namespace ContactCenter.Driving;

/// <summary>A silo or an API node, whose process can be ended and started again.</summary>
public interface IRestartable
{
    /// <summary>The build to start; null = the one beside the caller.</summary>
    string? Assembly { get; set; }

    ServerProcess Process { get; }

    Task<ServerProcess> LaunchAsync();
}
