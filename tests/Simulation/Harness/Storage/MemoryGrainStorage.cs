using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans.Storage;

namespace ContactCenter.Harness;

/// <summary>Records in memory, as JSON so that nobody shares an object with the store. Lost with the process.</summary>
public sealed class MemoryGrainStorage(JsonSerializerOptions? json = null) : IGrainStorage
{
    private readonly ConcurrentDictionary<(string State, GrainId Grain), Row> _rows = new();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = _rows.GetValueOrDefault((stateName, grainId));
        grainState.State = row?.Payload is { } payload ? JsonSerializer.Deserialize<T>(payload, json) : default;
        grainState.ETag = row?.ETag;
        grainState.RecordExists = row?.Payload is not null;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.ETag = Replace(stateName, grainId, grainState.ETag, JsonSerializer.SerializeToUtf8Bytes(grainState.State, json));
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.ETag = Replace(stateName, grainId, grainState.ETag, null);
        grainState.State = default;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private string Replace(string stateName, GrainId grainId, string? etag, byte[]? payload)
    {
        var key = (stateName, grainId);
        var old = _rows.GetValueOrDefault(key);
        var version = etag is null ? 0 : int.Parse(etag, CultureInfo.InvariantCulture);
        var row = new Row((version + 1).ToString(CultureInfo.InvariantCulture), payload);
        var isReplaced = old?.ETag == etag && (old is null ? _rows.TryAdd(key, row) : _rows.TryUpdate(key, row, old));
        return isReplaced
            ? row.ETag
            : throw new InconsistentStateException($"Version conflict: {stateName} of {grainId}.", old?.ETag, etag);
    }

    private sealed class Row(string etag, byte[]? payload)
    {
        public string ETag { get; } = etag;

        public byte[]? Payload { get; } = payload;
    }
}
