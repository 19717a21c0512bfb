using Microsoft.Extensions.Configuration;

namespace ContactCenter.Storage.Hosting;

/// <summary>The folder in which a process keeps what is its own: <c>Data:Path</c> of the configuration.</summary>
public static class DataFolder
{
    private const string Default = "./data";

    /// <returns>As it is configured, <c>./data</c> when nothing is.</returns>
    public static string Of(IConfiguration configuration) => configuration["Data:Path"] is { } path && !string.IsNullOrWhiteSpace(path) ? path : Default;
}
