using BenchmarkDotNet.Running;
using Recount.Benchmarks;

// "pages FOLDER…" and "texts FILE…": the side-by-side runs of benchmarks/*/run.sh; anything else is BenchmarkDotNet's.
return args switch
{
    ["pages", .. var folders] => PageRate.Run(folders),
    ["texts", .. var files] => TextRate.Run(files),
    _ => Switch(args),
};

static int Switch(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(PageReading).Assembly).Run(args);
    return 0;
}
