using Microsoft.Extensions.Configuration;

namespace ContactCenter.Storage.Copying;

/// <summary>The file of the SQLite database, for a program that must not make one.</summary>
public static class DatabaseFile
{
    /// <exception cref="RefusedToolException">The configuration means SQLite, and there is no such file.</exception>
    public static void Require(IConfiguration configuration)
    {
        if (configuration.GetConnectionString("ContactCenter") is not { Length: > 0 }) CopySource.FileOf(configuration);
    }
}
