namespace ContactCenter.Harness;

/// <summary>The grain factory of grains and clients alike.</summary>
internal sealed class HarnessClient(GrainRuntime runtime) : IClusterClient
{
    public IServiceProvider ServiceProvider => runtime.Services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey) where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)(object)runtime.References.Create(typeof(TGrainInterface), primaryKey);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        (IGrain)(object)runtime.References.Create(grainInterfaceType, grainPrimaryKey);
}
