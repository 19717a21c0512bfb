using ContactCenter.Integrations.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Starting;

/// <summary>Ends the start of a process for a reason that only shows when it starts: <see cref="StartUp"/> tells the sentence, and the host no stack.</summary>
public sealed class StartUpRefusal
{
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    private volatile bool _hasRefused;

    /// <returns>The exception to throw.</returns>
    public ConfigurationException Refuse(string sentence)
    {
        _hasRefused = true;
        return new ConfigurationException(sentence);
    }

    /// <summary>Registers the refusal, and silences the host once there was one.</summary>
    internal static void AddTo(IHostApplicationBuilder builder)
    {
        var refusal = new StartUpRefusal();
        builder.Services.AddSingleton(refusal);
        // Of this category alone: a rule for all of them would stand in the place of the operator's own levels.
        builder.Logging.AddFilter(HostCategory, level => level >= LogLevel.Information && !refusal._hasRefused);
    }
}
