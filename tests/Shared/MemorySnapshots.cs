using System.Collections.Concurrent;
using Orleans.Storage;

namespace ContactCenter.Tests;

/// <summary>Grain storage in memory that can do what Orleans' ADO.NET storage does to some keys: keep different grains in one row.</summary>
public sealed class MemorySnapshots : IGrainStorage
{
    private readonly ConcurrentDictionary<string, object> _rows = new();
    private int _writes;

    public bool KeepsAllInOneRow { get; init; }

    public int Writes => _writes;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_rows.TryGetValue(Row(stateName, grainId), out var state)) (grainState.State, grainState.RecordExists) = ((T)state, true);
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Interlocked.Increment(ref _writes);
        _rows[Row(stateName, grainId)] = grainState.State!;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _rows.TryRemove(Row(stateName, grainId), out _);
        return Task.CompletedTask;
    }

    private string Row(string stateName, GrainId grainId) => KeepsAllInOneRow ? stateName : $"{stateName}/{grainId}";
}
