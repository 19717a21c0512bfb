using Microsoft.Extensions.Configuration;

namespace ContactCenter.Storage.Hosting;

/// <summary>The folder in which a process keeps what is its own: <c>Data:Path</c> of the configuration.</summary>
public static class DataFolder
{
    private const string Default = "./data";

    /// <returns>The configured folder; <c>./data</c> when none is configured.</returns>
    public static string Of(IConfiguration configuration) => configuration["Data:Path"] is { } path && !string.IsNullOrWhiteSpace(path) ? path : Default;
}
