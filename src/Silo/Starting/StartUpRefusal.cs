using ContactCenter.Integrations.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Silo.Starting;

/// <summary>Ends the start of a process for a reason that only shows when it starts: <see cref="StartUp"/> tells the sentence, and the host no stack.</summary>
public sealed class StartUpRefusal
{
    private const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    private volatile LogLevel _silenced = LogLevel.None;

    /// <returns>The exception to throw.</returns>
    public ConfigurationException Refuse(string sentence)
    {
        Silence();
        return new ConfigurationException(sentence);
    }

    /// <summary>Registers the refusal, and what the host does not write.</summary>
    internal static void AddTo(IHostApplicationBuilder builder)
    {
        var refusal = new StartUpRefusal();
        builder.Services.AddSingleton(refusal);
        // Of this category alone: a rule for all of them would stand in the place of the operator's own levels.
        builder.Logging.AddFilter(HostCategory, level => level >= LogLevel.Information && !refusal.Hides(level));
    }

    /// <summary>
    /// Keeps the host from writing why a start failed, until it has not: <see cref="StartUp"/> has the exception too, and tells it. What ends a process that
    /// runs in the background is critical, and is written.
    /// </summary>
    internal void Await(IHostApplicationLifetime lifetime)
    {
        _silenced = LogLevel.Error;
        lifetime.ApplicationStarted.Register(() => _silenced = LogLevel.None);
    }

    /// <summary>Keeps the host from writing anything more: the process ends.</summary>
    internal void Silence() => _silenced = LogLevel.Trace;

    private bool Hides(LogLevel level) => _silenced switch
    {
        LogLevel.Error => level == LogLevel.Error,
        LogLevel.Trace => true,
        _ => false,
    };
}
