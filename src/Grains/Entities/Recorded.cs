using ContactCenter.Journal;

namespace ContactCenter.Entities;

/// <summary>An entry with what the journal knows about it.</summary>
/// <param name="Seq">Its place in the actor's history.</param>
/// <param name="At">When it happened, in whole milliseconds.</param>
/// <param name="Actor">Who did it (<see cref="Actors"/>).</param>
public sealed record Recorded<TEntry>(long Seq, DateTimeOffset At, string Actor, TEntry Entry);
