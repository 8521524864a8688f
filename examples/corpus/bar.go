package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// bar shows on a terminal how far the work is: by bytes of input, for nobody
// knows the number of articles before the end.
type bar struct {
	w     io.Writer // nil where it is no terminal
	bytes int64
	p     *progressbar.ProgressBar // nil before the first record
	begun time.Time
	last  time.Time
	read  int64 // bytes before the first record: what another run has done
	items int   // records before it
}

// newBar prepares a bar over so many bytes of input.
func newBar(w io.Writer, bytes int64) *bar {
	b := &bar{bytes: bytes, begun: time.Now()}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb" {
		b.w = w
	}
	return b
}

// advance says that so many bytes have been read and that the archive has so
// many records.
func (b *bar) advance(read int64, records int) {
	if b.w == nil {
		return
	}
	now := time.Now()
	if b.p == nil {
		b.read, b.items = read, records-1
		b.p = progressbar.NewOptions64(max(b.bytes-read, 1),
			progressbar.OptionSetWriter(b.w),
			progressbar.OptionSetWidth(24),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionSetElapsedTime(true))
	} else if now.Sub(b.last) < 100*time.Millisecond {
		return
	}
	b.last = now
	b.p.Describe(fmt.Sprintf("%d articles, %.1f/s", records, float64(records-b.items)/now.Sub(b.begun).Seconds()))
	_ = b.p.Set64(min(read-b.read, b.p.GetMax64()-1)) // it is for a person; a failure to show it stops nothing
}

// finish shows the bar full.
func (b *bar) finish() {
	if b.p != nil {
		_ = b.p.Finish()
	}
}

// close leaves the bar as it is, and goes to the next line.
func (b *bar) close() {
	if b.p != nil {
		fmt.Fprintln(b.w)
	}
}
