using ContactCenter.Entities;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace ContactCenter.Silo.Hosting;

/// <summary>
/// The snapshots' storage, whose failures say nothing of the library behind it: an activation that cannot read its snapshot is refused, and its
/// caller's process must be able to read why.
/// </summary>
internal sealed class SnapshotStore([FromKeyedServices(SnapshotStore.Inner)] IGrainStorage inner) : IGrainStorage
{
    /// <summary>The provider that it stands in front of.</summary>
    public const string Inner = "snapshots-in-the-database";

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        NewEntity.Is(grainId.Key.ToString()!) ? Task.CompletedTask : RunAsync(() => inner.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync(() => inner.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        RunAsync(() => inner.ClearStateAsync(stateName, grainId, grainState));

    private static async Task RunAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception exception) when (exception is not OrleansException)
        {
            throw new OrleansException($"The storage of snapshots failed: {exception.GetType().Name}");
        }
    }
}
