using Orleans.Storage;

namespace ContactCenter.Silo.Checking;

/// <summary>The snapshots' storage for a process that trusts the journal alone: it finds none, and keeps none.</summary>
internal sealed class NoSnapshots : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // Orleans' providers give a new state when there is none.
        grainState.State = Activator.CreateInstance<T>();
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;
}
