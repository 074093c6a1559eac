"""Fine-tuning: encoders, subword windows, the trainer, the model folder and its card."""
