using ContactCenter.Journal;

namespace ContactCenter.Entities;

/// <summary>An entry with its place, time and actor in the journal.</summary>
/// <param name="Seq">Its place in the actor's history.</param>
/// <param name="At">The time, in whole milliseconds.</param>
/// <param name="Actor">The actor (<see cref="Actors"/>).</param>
public sealed record Recorded<TEntry>(long Seq, DateTimeOffset At, string Actor, TEntry Entry);
