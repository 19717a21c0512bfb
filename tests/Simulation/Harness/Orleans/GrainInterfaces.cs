namespace Orleans.Runtime
{
    /// <summary>Something that can be addressed by a <see cref="GrainId"/>: a grain or a reference to one.</summary>
    public interface IAddressable;

    /// <summary>What the runtime knows about one activation.</summary>
    public interface IGrainContext
    {
        GrainId GrainId { get; }

        /// <summary>The grain object; null until it has been constructed.</summary>
        object? GrainInstance { get; }

        /// <summary>The service scope that lives as long as the activation.</summary>
        IServiceProvider ActivationServices { get; }
    }
}

namespace Orleans
{
    /// <summary>The base of all grain interfaces.</summary>
    public interface IGrain : IAddressable;

    /// <summary>The base of grain interfaces whose key is a string, the only kind of key implemented.</summary>
    public interface IGrainWithStringKey : IGrain;

    /// <summary>What the runtime needs of a grain class.</summary>
    public interface IGrainBase
    {
        IGrainContext GrainContext { get; }

        Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
