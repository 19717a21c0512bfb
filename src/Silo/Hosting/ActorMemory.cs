using System.ComponentModel.DataAnnotations;
using ContactCenter.Integrations.Settings;
using ContactCenter.Journal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ContactCenter.Silo.Hosting;

/// <summary>The time that actors stay in memory: section <c>Actors</c> of the configuration. An actor that left is read again when it is needed.</summary>
public sealed class ActorMemory
{
    public const string Section = "Actors";

    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(1);

    /// <summary>After so long without a call an actor leaves the memory.</summary>
    [Range(2, 86_400)]
    public int IdleSeconds { get; init; } = 900;

    public TimeSpan Age => TimeSpan.FromSeconds(IdleSeconds);

    /// <summary>The time between two searches for idle actors; always shorter than <see cref="Age"/>.</summary>
    public TimeSpan Quantum => Age / 2 < LongestLook ? Age / 2 : LongestLook;

    /// <exception cref="OptionsValidationException">The value is out of its range.</exception>
    public static ActorMemory Read(IConfiguration configuration) => CheckedSettings.Read<ActorMemory>(configuration, Section);
}
